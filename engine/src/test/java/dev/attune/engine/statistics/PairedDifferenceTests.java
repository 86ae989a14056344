package dev.attune.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.gate.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTests {

    /**
     * Provenance: an independent NumPy version of method 10 with plain Wilson intervals, which the correction leaves
     * alone in these cases.
     */
    @ParameterizedTest
    @CsvSource({
        "20, 12, 2, 16, 0.05616, 0.32921",
        "18, 14, 0, 18, 0.14408, 0.39633",
        "54, 0, 0, 0, -0.06641, 0.06641",
        "0, 29, 0, 0, 0.83458, 1",
        "0, 30, 0, 0, 0.83947, 1",
        "1, 2, 3, 4, -0.45964, 0.29775",
        "33, 7, 2, 8, -0.02215, 0.22145"
    })
    void gives_newcombe_interval_for_right_or_wrong_scores(
            int both, int winnerOnly, int baselineOnly, int neither, double low, double high) {
        PairedDifference difference = PairedDifference.of(
                Samples.baseline(both, winnerOnly, baselineOnly, neither),
                Samples.winner(both, winnerOnly, baselineOnly, neither),
                0.95,
                0,
                1,
                Tails.EVEN);

        int count = both + winnerOnly + baselineOnly + neither;
        assertThat(difference.mean()).isEqualTo((double) (winnerOnly - baselineOnly) / count);
        assertThat(difference.count()).isEqualTo(count);
        assertThat(difference.interval().low()).isCloseTo(low, within(1e-4));
        assertThat(difference.interval().high()).isCloseTo(high, within(1e-4));
    }

    /**
     * Provenance: Newcombe, Statistics in Medicine 17:2635 (1998) gives 0.0569 to 0.3404; the upper end is corrected
     * here, as the winner misses only 2 of 50.
     */
    @Test
    void agrees_with_the_published_example() {
        Interval interval = PairedDifference.of(
                        Samples.baseline(36, 12, 2, 0), Samples.winner(36, 12, 2, 0), 0.95, 0, 1, Tails.EVEN)
                .interval();

        assertThat(interval.low()).isCloseTo(0.0569, within(1e-4));
        assertThat(interval.high()).isBetween(0.3404, 0.345);
    }

    @Test
    void swaps_ends_when_the_programs_are_swapped() {
        double[] first = Samples.baseline(33, 7, 2, 8);
        double[] second = Samples.winner(33, 7, 2, 8);

        Interval gain =
                PairedDifference.of(first, second, 0.95, 0, 1, Tails.EVEN).interval();
        Interval loss =
                PairedDifference.of(second, first, 0.95, 0, 1, Tails.EVEN).interval();

        assertThat(loss.low()).isCloseTo(-gain.high(), within(1e-12));
        assertThat(loss.high()).isCloseTo(-gain.low(), within(1e-12));
    }

    @Test
    void scales_to_the_range_of_the_metric() {
        Interval unit = PairedDifference.of(new double[] {0, 0, 1}, new double[] {1, 0, 1}, 0.95, 0, 1, Tails.EVEN)
                .interval();
        PairedDifference scaled =
                PairedDifference.of(new double[] {-2, -2, 2}, new double[] {2, -2, 2}, 0.95, -2, 2, Tails.EVEN);

        assertThat(scaled.mean()).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(scaled.interval().low()).isCloseTo(4 * unit.low(), within(1e-12));
        assertThat(scaled.interval().high()).isCloseTo(4 * unit.high(), within(1e-12));
    }

    @Test
    void gives_equal_graded_gains_an_interval_of_honest_width() {
        // closed form: the added value -1 takes a share s with (1 - s)^4 = 0.025
        double[] baseline = {0.25, 0.375, 0.5, 0.125};
        double[] winner = {0.5, 0.625, 0.75, 0.375};

        PairedDifference difference = PairedDifference.of(baseline, winner, 0.95, 0, 1, Tails.EVEN);

        assertThat(difference.mean()).isEqualTo(0.25);
        assertThat(difference.interval().low()).isCloseTo(1.25 * Math.pow(0.025, 0.25) - 1, within(1e-8));
    }

    @Test
    void tells_no_gain_from_identical_graded_scores() {
        double[] scores = {0.2, 0.7, 0.9};

        PairedDifference difference = PairedDifference.of(scores, scores, 0.95, 0, 1, Tails.EVEN);

        assertThat(difference.mean()).isZero();
        assertThat(difference.interval().low()).isNegative();
        assertThat(difference.interval().high()).isPositive();
    }

    @Test
    void refuses_scores_of_different_examples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedDifference.of(new double[] {1, 0}, new double[] {1}, 0.95, 0, 1, Tails.EVEN))
                .withMessage("a paired difference needs the same examples twice, but there are 2 scores of the baseline"
                        + " and 1 of the winner");
    }

    @Test
    void refuses_nan() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PairedDifference.of(new double[] {1}, new double[] {Double.NaN}, 0.95, 0, 1, Tails.EVEN))
                .withMessageContaining("example 0 is NaN");
    }
}
