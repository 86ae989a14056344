package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.gate.SetRule.Pair;
import dev.attune.engine.gate.SetRule.Reference;
import dev.attune.engine.statistics.Observations;
import dev.attune.engine.statistics.SetValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetRuleTests {

    private static final Reference NOBODY = new Reference("nobody", null);

    private static final SetValue PERFECT = right(drawn -> true);
    private static final SetValue HALF = right(position -> position % 2 == 0);

    @Test
    void aGainThatTheIntervalShowsPasses() {
        GateDecision decision =
                rule(null, 0.2, null).decide(new Pair(HALF, PERFECT, Observations.each(100), 100), NOBODY);

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.difference().mean()).isEqualTo(0.5);
        assertThat(decision.reasons().get(0)).startsWith("The winner gains 0.500 in f1, from 0.500 to 1.000");
    }

    @Test
    void whatExamplesThatDoNotCountWouldDoIsNotKnownSoNothingPassesWithThem() {
        GateDecision decision =
                rule(0.8, 0.2, null).decide(new Pair(HALF, PERFECT, Observations.each(100), 101), NOBODY);

        assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(decision.reasons())
                .filteredOn(
                        reason -> reason.startsWith("1 of 101 examples is not counted. What they would do to a metric"
                                + " of the whole set is not known, so nothing is shown."))
                .hasSize(2);
    }

    @Test
    void aThresholdThatIsMissedFailsWithExamplesThatDoNotCountToo() {
        assertThat(rule(0.9, null, null)
                        .decide(new Pair(HALF, HALF, Observations.each(100), 101), NOBODY)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    /** A plain bootstrap would show a loss of nothing at all. */
    @Test
    void twoProgramsThatNeverDifferAreNotShownToBeAlikeByFewExamples() {
        Pair few = new Pair(PERFECT, PERFECT, Observations.each(30), 30);
        Pair many = new Pair(PERFECT, PERFECT, Observations.each(1_000), 1_000);

        assertThat(rule(null, null, 0.02)
                        .decide(few, new Reference("the accepted artifact", few))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(rule(null, null, 0.02)
                        .decide(many, new Reference("the accepted artifact", many))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aWinnerWithThePromptsOfProductionLosesNothing() {
        GateDecision decision = rule(null, null, 0.02)
                .decide(new Pair(HALF, HALF, Observations.each(30), 30), new Reference("the accepted artifact", null));

        assertThat(decision.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(decision.change()).isNull();
        assertThat(decision.reasons().get(0))
                .isEqualTo("The winner has the prompts of the accepted artifact, so it is no worse.");
    }

    @Test
    void theSameScoresGiveTheSameInterval() {
        Pair pair = new Pair(HALF, PERFECT, Observations.each(50), 50);

        assertThat(rule(null, 0.2, null).decide(pair, NOBODY))
                .isEqualTo(rule(null, 0.2, null).decide(pair, NOBODY));
    }

    /** Sets on which a metric is not defined might hide anything. */
    @Test
    void drawsWithoutAValueCountAsTheWorst() {
        SetValue seldomDefined =
                drawn -> Arrays.stream(drawn).distinct().count() == drawn.length || drawn[0] % 10 != 0 ? 1 : Double.NaN;

        assertThat(rule(0.5, null, null)
                        .decide(new Pair(HALF, seldomDefined, Observations.each(100), 100), NOBODY)
                        .winner()
                        .interval()
                        .low())
                .isZero();
    }

    @Test
    void groupsAreDrawnAndSaidWhereExamplesComeInGroups() {
        SetValue firstHalf = right(position -> position < 50);
        Observations tens = Observations.grouped(
                IntStream.range(0, 100).mapToObj(i -> "group " + i / 10).toList());
        GateDecision byExamples =
                rule(null, 0.2, null).decide(new Pair(firstHalf, PERFECT, Observations.each(100), 100), NOBODY);
        GateDecision byGroups = rule(null, 0.2, null).decide(new Pair(firstHalf, PERFECT, tens, 100), NOBODY);

        assertThat(byExamples.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(byGroups.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(byGroups.difference().mean()).isEqualTo(0.5);
        assertThat(byGroups.reasons().get(0)).contains("the same 10 groups of 100 examples", "groups of test examples");
        assertThat(byGroups.reasons())
                .contains("The metric is one of the whole set: its intervals are those of 2000 bootstrap draws of the"
                        + " groups, with 2 groups of bad answers beside what was measured.");
    }

    @Test
    void eachClaimIsDecidedByItself() {
        assertThat(rule(0.5, 0.9, 0.02).claims(new Pair(HALF, PERFECT, Observations.each(100), 100)))
                .containsExactly(
                        Map.entry("at least 0.5", Verdict.PASSED), Map.entry("a gain of at least 0.9", Verdict.FAILED));
    }

    private static SetRule rule(@Nullable Double atLeast, @Nullable Double gain, @Nullable Double notWorseBy) {
        return new SetRule("f1", new Thresholds(atLeast, gain, notWorseBy), 0.95, 0, 1);
    }

    private static SetValue right(IntPredicate isRight) {
        return drawn -> Arrays.stream(drawn)
                        .filter(position -> position >= 0 && isRight.test(position))
                        .count()
                / (double) drawn.length;
    }
}
