package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedTables;
import dev.attune.engine.statistics.Tails;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatePowerTests {

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 12})
    void never_passes_a_gain_below_the_smallest(int examples) {
        for (double asked : new double[] {-0.9, -0.3, 0, 0.02, 0.3}) {
            double smallest = GatePower.smallestGain(examples, asked, 0.95);

            assertThat(new PairedTables(examples).smallestGain(asked)).isGreaterThanOrEqualTo(smallest);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 0, 0.6", "10, 0, 0.4", "20, 0, 0.2", "10, 0.3, 0.8"})
    void passes_the_smallest_gain_of_right_or_wrong_scores(int examples, double asked, double gain) {
        assertThat(GatePower.smallestGain(examples, asked, 0.95)).isEqualTo(gain);
        assertThat(new PairedTables(examples).smallestGain(asked)).isEqualTo(gain);
    }

    private static boolean passes(double[] baseline, double[] winner, double asked) {
        return PairedDifference.of(baseline, winner, 0.95, 0, 1, Tails.EVEN)
                        .interval()
                        .low()
                >= asked;
    }

    @Test
    void asks_for_a_larger_gain_with_fewer_examples() {
        double[] gains = IntStream.of(5, 10, 20, 50, 100, 200, 1000)
                .mapToDouble(examples -> GatePower.smallestGain(examples, 0, 0.95))
                .toArray();

        assertThat(gains).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void knows_when_no_gain_can_be_shown() {
        assertThat(GatePower.smallestGain(1, 0.5, 0.95)).isGreaterThan(1);
    }

    /** Hand-made: k = (1.959964 + 0.841621)^2 = 7.848880, and for a gain of 0 asked it is sqrt(k / (n + k)). */
    @ParameterizedTest
    @CsvSource({"20, 0.530893", "100, 0.269769", "1000, 0.088249"})
    void plans_for_programs_that_never_agree(int examples, double gain) {
        assertThat(GatePower.reliableGain(examples, 0, 0.95)).isCloseTo(gain, within(1e-5));
    }

    /** 2000 seeded runs: the standard error is below 0.01. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void shows_the_reliable_gain_in_four_of_five_runs(double asked) {
        int examples = 200;
        double gain = GatePower.reliableGain(examples, asked, 0.95);
        var random = new SplittableRandom(3);

        long passed = IntStream.range(0, 2000)
                .filter(run -> {
                    int won = (int) IntStream.range(0, examples)
                            .filter(i -> random.nextDouble() < (1 + gain) / 2)
                            .count();
                    return passes(
                            Samples.baseline(0, won, examples - won, 0),
                            Samples.winner(0, won, examples - won, 0),
                            asked);
                })
                .count();

        assertThat(passed / 2000.0).isBetween(0.75, 0.9);
    }

    private static Verdict verdict(double atLeast, double[] scores) {
        return new GateRule("m", new Thresholds(atLeast, null, null), 0.95, 0, 1, Tails.EVEN)
                .decide(Samples.paired(scores, scores), new GateRule.Reference("the unoptimized program", null))
                .verdict();
    }

    @Test
    void knows_the_highest_threshold_that_perfect_scores_pass() {
        double highest = GatePower.highestAtLeast(20, 0.95);
        double[] perfect = Samples.binary(20, 20);

        assertThat(highest).isCloseTo(20 / (20 + 3.841459), within(1e-6));
        assertThat(verdict(highest, perfect)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(highest + 0.01, perfect)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Hand-made: 7.848880 * 0.42 * 0.58 / 0.07^2 = 390.2. */
    @Test
    void names_enough_examples_to_show_a_surplus() {
        double spread = 0.42 * 0.58;

        assertThat(GatePower.examplesToShow(0.07, spread, 0.95)).isEqualTo(391);
    }

    @Test
    void expects_spread_beyond_equal_scores() {
        assertThat(GatePower.spread(new double[] {1, 1, 1}, 0, 1)).isEqualTo(0.25);
        assertThat(GatePower.spread(new double[] {0, 1}, 0, 1)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void refuses_invalid_plans() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePower.smallestGain(0, 0, 0.95))
                .withMessage("a gate needs at least one test example, but there are 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GatePower.reliableGain(10, 1, 0.95))
                .withMessage("a gain asked lies between -1 and 1 exclusive, but is 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> GatePower.highestAtLeast(10, 95));
    }
}
