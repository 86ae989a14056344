package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateRuleTests {

    private static final GateRule.Reference SEED = new GateRule.Reference("the unoptimized program", null);

    @Test
    void passes_when_the_interval_lies_above_the_threshold() {
        GateDecision decision = decide(0.35, null, Samples.binary(160, 400), Samples.binary(168, 400));

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.reasons())
                .containsExactly("exactMatch of the winner is 0.420 (95 % interval 0.373 to 0.469, 400 examples):"
                        + " at least 0.35 is asked and shown.");
    }

    @Test
    void fails_below_the_threshold() {
        GateDecision decision = decide(0.35, null, Samples.binary(30, 100), Samples.binary(20, 100));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(decision.reasons())
                .containsExactly(
                        "exactMatch of the winner is 0.200 (95 % interval 0.133 to 0.289, 100 examples),"
                                + " but at least 0.35 is asked: 0.150 short, and shown to miss it, as the whole interval lies below.");
    }

    @Test
    void is_inconclusive_when_a_miss_is_not_shown() {
        GateDecision decision = decide(0.35, null, Samples.binary(30, 100), Samples.binary(31, 100));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons())
                .containsExactly("exactMatch of the winner is 0.310 (95 % interval 0.228 to 0.406, 100 examples):"
                        + " at least 0.35 is asked, 0.040 more than measured, but a miss is not shown, as the interval reaches"
                        + " above it. If 0.310 is the true value, about 1100 test examples would show that it is missed in four"
                        + " of five runs.");
    }

    @Test
    void is_inconclusive_when_the_interval_reaches_below_the_threshold() {
        GateDecision decision = decide(0.35, null, Samples.binary(30, 100), Samples.binary(42, 100));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons())
                .containsExactly("exactMatch of the winner is 0.420 (95 % interval 0.328 to 0.518, 100 examples):"
                        + " at least 0.35 is asked and measured, but not shown, as the interval reaches below it."
                        + " If 0.420 is the true value, about 400 test examples would show it in four of five runs.");
    }

    @Test
    void gates_the_gain_over_the_baseline() {
        GateDecision shown = decide(null, 0.02, Samples.baseline(30, 20, 2, 48), Samples.winner(30, 20, 2, 48));
        GateDecision missed = decide(null, 0.1, Samples.baseline(38, 3, 2, 57), Samples.winner(38, 3, 2, 57));
        GateDecision open = decide(null, 0.02, Samples.baseline(38, 8, 2, 52), Samples.winner(38, 8, 2, 52));

        assertThat(shown.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(shown.reasons())
                .containsExactly("The winner gains 0.180 in exactMatch, from 0.320 to 0.500 (95 % interval of the gain"
                        + " 0.092 to 0.263, the same 100 examples): a gain of at least 0.02 is asked and shown.");
        assertThat(missed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(missed.reasons())
                .containsExactly("The winner gains 0.010 in exactMatch, from 0.400 to 0.410 (95 % interval of the gain"
                        + " -0.038 to 0.058, the same 100 examples), but a gain of at least 0.1 is asked: 0.090"
                        + " short, and shown to miss it, as the whole interval lies below.");
        assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open.reasons())
                .containsExactly("The winner gains 0.060 in exactMatch, from 0.400 to 0.460 (95 % interval of the gain"
                        + " -0.004 to 0.122, the same 100 examples): a gain of at least 0.02 is asked and measured, but"
                        + " not shown, as the interval reaches below it. If 0.060 is the true value, about 570 test"
                        + " examples would show it in four of five runs.");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, PASSED",
        "0.1, 0.17, INCONCLUSIVE",
        "0.48, 0.1, INCONCLUSIVE",
        "0.1, 0.2, INCONCLUSIVE",
        "0.1, 0.25, FAILED",
        "0.6, 0.1, FAILED",
        "0.48, 0.25, FAILED"
    })
    void takes_the_worst_of_all_thresholds(double atLeast, double gain, Verdict verdict) {
        GateDecision decision =
                decide(atLeast, gain, Samples.baseline(320, 180, 0, 500), Samples.winner(320, 180, 0, 500));

        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.reasons()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 29, 35, 57, 58, 99})
    void counts_a_value_that_misses_by_rounding_as_met(int hundredths) {
        double[] winner =
                IntStream.range(0, 100).mapToDouble(i -> hundredths / 100.0).toArray();
        assertThat(decide(hundredths * 0.01, null, winner, winner).verdict()).isNotEqualTo(Verdict.FAILED);

        double[] hits = Samples.binary(hundredths, 100);
        assertThat(decide(hundredths * 0.01, null, hits, hits).verdict()).isNotEqualTo(Verdict.FAILED);
    }

    @Test
    void says_that_no_number_of_examples_shows_a_value_at_the_threshold() {
        GateDecision decision = decide(0.35, null, Samples.binary(35, 100), Samples.binary(35, 100));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons())
                .singleElement()
                .asString()
                .endsWith("It equals the measured value: if that is the true value, no number of test examples would"
                        + " show it.");
    }

    @Test
    void shows_enough_decimals_to_tell_a_value_from_the_threshold() {
        double[] winner = IntStream.range(0, 4).mapToDouble(i -> 0.349999).toArray();

        assertThat(decide(0.35, null, winner, winner).reasons())
                .singleElement()
                .asString()
                .startsWith("exactMatch of the winner is 0.349999 (95 % interval 0.139172 to 0.741537, 4 examples):"
                        + " at least 0.35 is asked, 0.000001 more than measured, but a miss is not shown");
    }

    @Test
    void gates_metrics_with_any_range() {
        double[] baseline = IntStream.range(0, 50).mapToDouble(i -> -80 + i % 5).toArray();
        double[] winner = IntStream.range(0, 50).mapToDouble(i -> -20 + i % 7).toArray();

        GateDecision decision = new GateRule("cost", new Thresholds(-30.0, 40.0, null), 0.95, -100, 0, Tails.EVEN)
                .decide(Samples.paired(baseline, winner), SEED);

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.winner()).isEqualTo(Estimate.of(winner, 0.95, -100, 0));
        assertThat(decision.baseline()).isEqualTo(Estimate.of(baseline, 0.95, -100, 0));
        assertThat(decision.difference()).isEqualTo(PairedDifference.of(baseline, winner, 0.95, -100, 0, Tails.EVEN));
    }

    @Test
    void tolerates_a_loss_when_the_gain_asked_is_negative() {
        double[] scores = Samples.binary(250, 500);

        assertThat(decide(null, -0.05, scores, scores).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decide(null, 0.0, scores, scores).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** The rate at the threshold is 2.5 %, give or take what whole counts do to it; these rates are exact. */
    @ParameterizedTest
    @CsvSource({"30, 0.5", "100, 0.35", "100, 0.8", "200, 0.6", "400, 0.9"})
    void rarely_passes_a_program_that_misses_the_threshold(int count, double threshold) {
        var binomial = BinomialDistribution.of(count, threshold);
        double passing = IntStream.rangeClosed(0, count)
                .filter(hits -> decide(threshold, null, Samples.binary(hits, count), Samples.binary(hits, count))
                                .verdict()
                        == Verdict.PASSED)
                .mapToDouble(binomial::probability)
                .sum();

        assertThat(passing).isLessThan(0.04);
    }

    @Test
    void refuses_thresholds_that_the_range_rules_out() {
        double[] scores = {0, 1};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(35.0, null, scores, scores))
                .withMessage("atLeast is 35.0, but the range of the metric only allows values from 0.0 to 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(null, 2.0, scores, scores))
                .withMessage("gain is 2.0, but the range of the metric only allows values from -1.0 to 1.0");
    }

    @Test
    void refuses_thresholds_that_ask_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(null, null, null))
                .withMessage(
                        "a gate without atLeast, gain and notWorseBy would pass whatever is measured: set one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(Double.NaN, null, null))
                .withMessage("atLeast must be a finite number, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(null, null, 0.0))
                .withMessage(
                        "notWorseBy must be above 0, but is 0.0: that two programs are exactly alike can never be shown");
    }

    private static GateDecision decide(
            @Nullable Double atLeast, @Nullable Double gain, double[] baseline, double[] winner) {
        return rule(new Thresholds(atLeast, gain, null)).decide(Samples.paired(baseline, winner), SEED);
    }

    @Test
    void eachClaimIsDecidedByItselfAndGuardsClaimNothing() {
        PairedScores scores = Samples.paired(Samples.baseline(40, 40, 0, 20), Samples.winner(40, 40, 0, 20));

        assertThat(rule(new Thresholds(0.9, 0.2, 0.02)).claims(scores))
                .containsExactly(
                        Map.entry("at least 0.9", Verdict.FAILED), Map.entry("a gain of at least 0.2", Verdict.PASSED));
    }

    @Test
    void confidencesOfLooksAreRoundedInSentencesAndNeverToCertainty() {
        assertThat(DecisionText.percent(0.95)).isEqualTo("95");
        assertThat(DecisionText.percent(0.9993827160493827)).isEqualTo("99.938");
        assertThat(DecisionText.percent(0.9999999)).isEqualTo("99.99999");
    }

    private static GateRule rule(Thresholds thresholds) {
        return new GateRule("exactMatch", thresholds, 0.95, 0, 1, Tails.EVEN);
    }

    private static GateDecision guard(double allowed, PairedScores scores) {
        return rule(new Thresholds(null, null, allowed))
                .decide(scores, new GateRule.Reference("the accepted artifact", scores));
    }

    @Test
    void a_guard_passes_when_a_larger_loss_is_excluded() {
        GateDecision decision =
                guard(0.05, Samples.paired(Samples.baseline(600, 10, 10, 380), Samples.winner(600, 10, 10, 380)));

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.reasons())
                .singleElement()
                .asString()
                .startsWith(
                        "Against the accepted artifact, the winner changes exactMatch by 0.000, from 0.610 to 0.610 (95 % interval")
                .endsWith("the same 1000 examples): a loss of more than 0.05 is excluded.");
    }

    @Test
    void a_guard_fails_when_a_larger_loss_is_shown() {
        GateDecision decision =
                guard(0.05, Samples.paired(Samples.baseline(40, 0, 40, 20), Samples.winner(40, 0, 40, 20)));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(decision.reasons()).singleElement().asString().endsWith(": a loss of more than 0.05 is shown.");
    }

    @Test
    void a_guard_is_inconclusive_between_and_names_the_examples_that_would_tell() {
        GateDecision decision =
                guard(0.02, Samples.paired(Samples.baseline(20, 3, 3, 24), Samples.winner(20, 3, 3, 24)));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons())
                .singleElement()
                .asString()
                .contains(
                        ": a loss of more than 0.02 is neither shown nor excluded. If 0.000 is the true value, about ")
                .endsWith(" test examples would exclude it in four of five runs.");
    }

    @Test
    void nothing_is_lost_by_the_same_prompts() {
        GateDecision decision = rule(new Thresholds(null, null, 0.02))
                .decide(Samples.paired(Samples.binary(5, 10), Samples.binary(5, 10)), SEED);

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.change()).isNull();
        assertThat(decision.reasons())
                .containsExactly("The winner has the prompts of the unoptimized program, so it is no worse.");
    }

    @Test
    void a_guard_does_not_pass_by_examples_that_do_not_count() {
        List<OptionalDouble> before = new ArrayList<>(Collections.nCopies(600, OptionalDouble.of(1)));
        List<OptionalDouble> winner = new ArrayList<>(Collections.nCopies(520, OptionalDouble.of(1)));
        winner.addAll(Collections.nCopies(80, OptionalDouble.empty()));

        GateDecision decision = guard(0.05, new PairedScores(before, winner));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons().get(1)).startsWith("80 of 600 examples are not counted.");
    }

    @Test
    void measures_on_the_examples_that_count_for_both() {
        GateDecision decision = decide(0.5, new PairedScores(scores(1, 1, null, 0), scores(1, null, 1, 0)));

        assertThat(decision.winner()).isEqualTo(Estimate.of(new double[] {1, 0}, 0.95, 0, 1));
        assertThat(decision.difference().count()).isEqualTo(2);
        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void does_not_pass_by_examples_that_do_not_count() {
        List<OptionalDouble> baseline = new ArrayList<>(Collections.nCopies(96, OptionalDouble.of(0)));
        List<OptionalDouble> winner = new ArrayList<>(Collections.nCopies(88, OptionalDouble.of(1)));
        winner.addAll(Collections.nCopies(8, OptionalDouble.empty()));

        GateDecision decision = decide(0.9, new PairedScores(baseline, winner));

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.winner().mean()).isEqualTo(1);
        assertThat(decision.reasons().get(1))
                .startsWith(
                        "8 of 96 examples are not counted. With the worst that they can hide (0 where the winner has no"
                                + " score, 1 where the unoptimized program has none) the gate does not pass, so nothing is shown: "
                                + "exactMatch of the winner is 0.917");
        assertThat(decide(0.8, new PairedScores(baseline, winner)).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void takes_missing_scores_of_the_baseline_as_the_best() {
        List<OptionalDouble> baseline = new ArrayList<>(Collections.nCopies(10, OptionalDouble.empty()));
        baseline.addAll(Collections.nCopies(90, OptionalDouble.of(0)));
        List<OptionalDouble> winner = new ArrayList<>(Collections.nCopies(80, OptionalDouble.of(0)));
        winner.addAll(Collections.nCopies(20, OptionalDouble.of(1)));

        GateDecision decision = rule(new Thresholds(null, 0.02, null)).decide(new PairedScores(baseline, winner), SEED);

        assertThat(decision.difference().mean()).isCloseTo(20.0 / 90, within(1e-12));
        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fails_whatever_the_examples_that_do_not_count_could_show() {
        GateDecision decision = decide(0.9, new PairedScores(scores(0, 0, 0), scores(0, 0, null)));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(decision.reasons()).hasSize(1);
    }

    @Test
    void takes_a_group_of_examples_as_one_observation() {
        List<OptionalDouble> baseline = new ArrayList<>(Collections.nCopies(48, OptionalDouble.of(0)));
        List<OptionalDouble> winner = new ArrayList<>(Collections.nCopies(28, OptionalDouble.of(1)));
        winner.addAll(Collections.nCopies(20, OptionalDouble.of(0)));
        List<String> groups = IntStream.range(0, 48).mapToObj(i -> "g" + i / 4).toList();

        GateDecision decision =
                rule(new Thresholds(0.4, 0.3, null)).decide(new PairedScores(baseline, winner, groups), SEED);

        assertThat(decision.winner())
                .isEqualTo(Estimate.of(Samples.binary(7, 12), 0.95, 0, 1).ofExamples(48));
        assertThat(decision.difference().count()).isEqualTo(48);
        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons().get(0))
                .contains("12 groups of 48 examples): at least 0.4 is asked and measured, but not shown")
                .endsWith("about 62 groups of test examples would show it in four of five runs.");
        assertThat(decision.reasons().get(1)).contains("the same 12 groups of 48 examples)");
        assertThat(rule(new Thresholds(0.4, 0.3, null))
                        .decide(new PairedScores(baseline, winner), SEED)
                        .verdict())
                .as("as if they were independent")
                .isEqualTo(Verdict.PASSED);
    }

    private static GateDecision decide(double atLeast, PairedScores scores) {
        return rule(new Thresholds(atLeast, null, null)).decide(scores, SEED);
    }

    private static List<OptionalDouble> scores(@Nullable Integer... scores) {
        return Arrays.stream(scores)
                .map(score -> score == null ? OptionalDouble.empty() : OptionalDouble.of(score))
                .toList();
    }
}
