package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against published bounds of tests with equal steps and an error rate of 2.5 % on one side. */
class SequentialLevelsTests {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Jennison and Turnbull (1999), table 2.3, rounded there to three decimals. */
    @ParameterizedTest
    @CsvSource({"2, 1.977", "3, 2.004", "4, 2.024", "5, 2.040", "10, 2.087"})
    void boundsOfOBrienAndFlemingErrAsOftenAsPublished(int looks, double constant) {
        double[] levels = Arrays.stream(equalSteps(looks))
                .map(share -> NORMAL.survivalProbability(constant / Math.sqrt(share)))
                .toArray();

        assertThat(SequentialLevels.errorRate(equalSteps(looks), levels)).isCloseTo(0.025, within(5e-5));
    }

    /** Jennison and Turnbull (1999), table 2.1. */
    @ParameterizedTest
    @CsvSource({"2, 2.178", "3, 2.289", "4, 2.361", "5, 2.413", "10, 2.555"})
    void boundsOfPocockErrAsOftenAsPublished(int looks, double constant) {
        double[] levels = new double[looks];
        Arrays.fill(levels, NORMAL.survivalProbability(constant));

        assertThat(SequentialLevels.errorRate(equalSteps(looks), levels)).isCloseTo(0.025, within(5e-5));
    }

    /** The first function of Lan and DeMets (1983), with the bounds that their program gives. */
    @Test
    void spendingAsOBrienAndFlemingDoGivesThePublishedBounds() {
        double z = NORMAL.inverseSurvivalProbability(0.025 / 2);
        DoubleUnaryOperator spent = share -> 2 * NORMAL.survivalProbability(z / Math.sqrt(share));

        assertThat(bounds(3, spent)).containsExactly(new double[] {3.710, 2.511, 1.993}, within(1e-3));
        assertThat(bounds(5, spent)).containsExactly(new double[] {4.877, 3.357, 2.680, 2.290, 2.031}, within(1e-3));
    }

    @Test
    void spendingInProportionToTheExamplesGivesThePublishedBounds() {
        assertThat(bounds(5, share -> 0.025 * share))
                .containsExactly(new double[] {2.576, 2.492, 2.411, 2.339, 2.276}, within(1e-3));
    }

    private static double[] bounds(int looks, DoubleUnaryOperator spent) {
        double[] shares = equalSteps(looks);
        return Arrays.stream(SequentialLevels.of(
                        shares, Arrays.stream(shares).map(spent).toArray()))
                .map(NORMAL::inverseSurvivalProbability)
                .toArray();
    }

    private static double[] equalSteps(int looks) {
        return IntStream.rangeClosed(1, looks)
                .mapToDouble(look -> (double) look / looks)
                .toArray();
    }
}
