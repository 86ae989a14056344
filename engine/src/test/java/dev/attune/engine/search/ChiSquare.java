package dev.attune.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Pearson's goodness-of-fit test. */
public final class ChiSquare {

    /** How often the test rejects a sampler that is right; its seeds are fixed, so it cannot start to do so later. */
    private static final double ERROR_RATE = 1e-6;

    /** With fewer expected counts than this in a cell the statistic does not follow its distribution. */
    private static final double FEWEST_EXPECTED = 5;

    private ChiSquare() {}

    public static void assertFollows(long[] counts, double[] probabilities) {
        long n = Arrays.stream(counts).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = n * probabilities[i];
            assertThat(expected).as("expected count of cell %d", i).isGreaterThan(FEWEST_EXPECTED);
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        double pValue = ChiSquaredDistribution.of(counts.length - 1).survivalProbability(statistic);
        assertThat(pValue)
                .as("p-value of %s against %s", Arrays.toString(counts), Arrays.toString(probabilities))
                .isGreaterThan(ERROR_RATE);
    }
}
