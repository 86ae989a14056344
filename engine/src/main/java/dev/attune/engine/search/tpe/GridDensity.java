package dev.attune.engine.search.tpe;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TruncatedNormalDistribution;

/**
 * The probability of each cell of one variable's grid, estimated from how many values fell into it. The kernels are
 * those of {@link ParzenEstimator}, except that all normal ones have one width, by Scott's rule: TPE's are too wide to
 * tell where values really are. This is Optuna 5.0.0's {@code ScottParzenEstimator}.
 */
final class GridDensity {

    /** Scott's factor for a normal kernel, {@code (4/3)^(1/5)}, as the rule's usual implementations round it. */
    private static final double SCOTT_FACTOR = 1.059;

    /** The quartiles of a normal distribution lie this many standard deviations apart. */
    private static final double QUARTILE_DISTANCE = 1.34;

    /** At this width a kernel has 90% of its mass in its own cell; a narrower one could lose it between cells. */
    private static final double NARROWEST = 0.5 / 1.64;

    private GridDensity() {}

    /** The probabilities of choices, given how often each was observed; at least one observation. */
    static double[] ofChoices(int[] counts) {
        int observed = Arrays.stream(counts).sum();
        int distinct = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        SmoothedChoice kernel = SmoothedChoice.of(counts.length, distinct);
        double total = observed + ParzenEstimator.PRIOR_WEIGHT;
        double prior = ParzenEstimator.PRIOR_WEIGHT / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count * kernel.hit() + (observed - count) * kernel.miss() + prior) / total)
                .toArray();
    }

    /** The probabilities of the cells of a range, given how many values fell into each; at least one value. */
    static double[] ofCells(int[] counts) {
        int cells = counts.length;
        double width = Math.max(NARROWEST, scottWidth(counts));
        double[] density = new double[cells];
        addKernel(density, (cells - 1) / 2.0, cells, ParzenEstimator.PRIOR_WEIGHT);
        for (int cell = 0; cell < cells; cell++) {
            if (counts[cell] > 0) {
                addKernel(density, cell, width, counts[cell]);
            }
        }
        double total = Arrays.stream(counts).sum() + ParzenEstimator.PRIOR_WEIGHT;
        return Arrays.stream(density).map(mass -> mass / total).toArray();
    }

    private static void addKernel(double[] density, double centre, double width, double weight) {
        TruncatedNormalDistribution kernel = TruncatedNormalDistribution.of(centre, width, -0.5, density.length - 0.5);
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] += weight * kernel.probability(cell - 0.5, cell + 0.5);
        }
    }

    /** Scott (1992), "Multivariate Density Estimation": from the spread of the values, in cells. */
    private static double scottWidth(int[] counts) {
        int n = Arrays.stream(counts).sum();
        double mean = IntStream.range(0, counts.length)
                        .mapToDouble(cell -> (double) cell * counts[cell])
                        .sum()
                / n;
        double squares = IntStream.range(0, counts.length)
                .mapToDouble(cell -> counts[cell] * (cell - mean) * (cell - mean))
                .sum();
        double deviation = Math.sqrt(squares / Math.max(1, n - 1));
        int quartileDistance = cellReaching(counts, 3 * n / 4 + 1) - cellReaching(counts, n / 4);
        return SCOTT_FACTOR * Math.min(quartileDistance / QUARTILE_DISTANCE, deviation) * Math.pow(n, -0.2);
    }

    /** The first cell that is not empty and up to which there are at least so many values; else the last such cell. */
    private static int cellReaching(int[] counts, int values) {
        int reached = 0;
        int last = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                reached += counts[cell];
                last = cell;
                if (reached >= values) {
                    return cell;
                }
            }
        }
        return last;
    }
}
