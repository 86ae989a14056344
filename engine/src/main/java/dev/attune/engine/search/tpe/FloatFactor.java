package dev.attune.engine.search.tpe;

import dev.attune.engine.search.Variable.FloatRange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/**
 * The factor of a float variable: a normal distribution around each observed value, as wide as the distance to its
 * neighbours, and one as wide as the range for the prior; all cut off at the ends of the range.
 *
 * <p>All arithmetic is done with the range scaled to 0 to 1. There a centre lies inside, a width between 0.01 and 1, and
 * so a third of the mass at least is inside: the plain difference of distribution functions is accurate, and no range
 * is too small or too large for it.
 */
final class FloatFactor implements Factor {

    /** "Magic clip": no kernel is narrower than this part of the range, lest the search digs in at one value. */
    private static final double NARROWEST = 0.01;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private final FloatRange range;
    private final double[] centres;
    private final double[] widths;
    private final double[] logPeaks;

    FloatFactor(FloatRange range, double[] observed) {
        this.range = range;
        double[] scaled = Arrays.stream(observed).map(this::scaled).toArray();
        this.centres = append(scaled, 0.5);
        this.widths = append(widths(scaled), 1.0);
        double logRange = Math.log(range.high() - range.low());
        this.logPeaks = IntStream.range(0, centres.length)
                .mapToDouble(i -> logPeak(centres[i], widths[i]) - logRange)
                .toArray();
    }

    private static double[] append(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    private double scaled(double value) {
        return (value - range.low()) / (range.high() - range.low());
    }

    /**
     * The width of the kernel around each of the given values in 0 to 1: the distance to the farther of its two
     * neighbours. The ends of the range are the outermost values' neighbours only if there is no other value.
     */
    static double[] widths(double[] values) {
        int n = values.length;
        double narrowest = Math.max(NARROWEST, 1.0 / (n + 2)); // few values say little, so they stay wide
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] widths = new double[n];
        for (int rank = 0; rank < n; rank++) {
            double value = values[order[rank]];
            double left = rank > 0 ? value - values[order[rank - 1]] : n == 1 ? value : 0;
            double right = rank < n - 1 ? values[order[rank + 1]] - value : n == 1 ? 1 - value : 0;
            widths[order[rank]] = Math.max(narrowest, Math.max(left, right));
        }
        return widths;
    }

    private static double logPeak(double centre, double width) {
        double mass = STANDARD_NORMAL.probability(-centre / width, (1 - centre) / width);
        return -Math.log(width) - Math.log(mass) - HALF_LOG_TWO_PI;
    }

    @Override
    public void addLogDensities(double value, double[] sums) {
        double scaled = scaled(value);
        for (int i = 0; i < centres.length; i++) {
            double distance = (scaled - centres[i]) / widths[i];
            sums[i] += logPeaks[i] - 0.5 * distance * distance;
        }
    }

    @Override
    public double sample(int kernel, RandomGenerator random) {
        double scaled = TruncatedNormalDistribution.of(centres[kernel], widths[kernel], 0, 1)
                .inverseCumulativeProbability(random.nextDouble());
        // Rounding may carry the sum past the end of the range.
        return Math.min(range.high(), range.low() + scaled * (range.high() - range.low()));
    }
}
