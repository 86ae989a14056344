package dev.attune.engine.gate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Levels of a test that looks at its data several times, such that it errs at any of the looks as often as it may in all. Under the null, the
 * sum of the observations so far is a normal process with independent increments, whatever the observations are like. The density of the sum
 * on all paths that have not yet crossed a bound is carried on from look to look by numerical integration (Armitage, McPherson and Rowe,
 * Journal of the Royal Statistical Society A 132, 1969), and each bound is put where the share of the error rate is used up that is spent by
 * then (Lan and DeMets, Biometrika 70, 1983). See Jennison and Turnbull, Group Sequential Methods (1999), chapters 7 and 19.
 *
 * <p>The bounds are those on one side. A test that also stops on the other side errs a little less often than said.
 */
final class SequentialLevels {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Standard deviations of the sum, below which nothing of its density is missed. */
    private static final double LOWEST = -9;

    private static final int POINTS_PER_DEVIATION = 10;

    private static final int BISECTIONS = 60;

    /**
     * The density of the sum at a look, on paths that have crossed no bound, at points with their weights of Simpson's rule.
     *
     * @param share the share of the observations
     * @param points places
     * @param mass density times weight
     */
    private record Density(double share, double[] points, double[] mass) {

        static final Density START = new Density(0, new double[] {0}, new double[] {1});

        /** The probability that the sum is above a bound at a later look. */
        double above(double bound, double later) {
            double deviation = Math.sqrt(later - share);
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                sum += mass[i] * NORMAL.survivalProbability((bound - points[i]) / deviation);
            }
            return sum;
        }

        /** The density below a bound at a later look. */
        Density below(double bound, double later) {
            double deviation = Math.sqrt(later - share);
            double low = LOWEST * Math.sqrt(later);
            int panels = 2 * (int) Math.ceil((bound - low) / deviation * POINTS_PER_DEVIATION / 2);
            double step = (bound - low) / panels;
            double[] at = new double[panels + 1];
            double[] weighed = new double[panels + 1];
            for (int j = 0; j <= panels; j++) {
                at[j] = low + j * step;
                double density = 0;
                for (int i = 0; i < points.length; i++) {
                    density += mass[i] * NORMAL.density((at[j] - points[i]) / deviation);
                }
                int simpson = j == 0 || j == panels ? 1 : j % 2 == 0 ? 2 : 4;
                weighed[j] = density / deviation * step * simpson / 3;
            }
            return new Density(later, at, weighed);
        }
    }

    private SequentialLevels() {}

    /**
     * Returns the one-sided level of each look.
     *
     * @param shares the share of the observations that there are at each look, rising; a look that adds none has the level of the one before
     * @param spent the error rate that may be spent by each look, rising, where the share does
     */
    static double[] of(double[] shares, double[] spent) {
        double[] levels = new double[shares.length];
        Density density = Density.START;
        double before = 0;
        for (int look = 0; look < shares.length; look++) {
            if (shares[look] == density.share()) {
                levels[look] = levels[look - 1];
                continue;
            }
            double bound = bound(density, shares[look], spent[look] - before);
            levels[look] = NORMAL.survivalProbability(bound / Math.sqrt(shares[look]));
            density = density.below(bound, shares[look]);
            before = spent[look];
        }
        return levels;
    }

    /** Returns how often a test errs with a one-sided level at each look. */
    static double errorRate(double[] shares, double[] levels) {
        Density density = Density.START;
        double sum = 0;
        for (int look = 0; look < shares.length; look++) {
            double bound = Math.sqrt(shares[look]) * NORMAL.inverseSurvivalProbability(levels[look]);
            sum += density.above(bound, shares[look]);
            density = density.below(bound, shares[look]);
        }
        return sum;
    }

    private static double bound(Density density, double share, double error) {
        double low = LOWEST;
        double high = -LOWEST;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (density.above(middle, share) > error) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
