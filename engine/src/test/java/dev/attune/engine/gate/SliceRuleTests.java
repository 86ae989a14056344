package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.engine.gate.GateRule.Reference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Tails;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SliceRuleTests {

    private static final Reference UNCHANGED = new Reference("the accepted artifact", null);

    private final List<String> slices = new ArrayList<>();
    private final List<OptionalDouble> before = new ArrayList<>();
    private final List<OptionalDouble> winner = new ArrayList<>();

    @Test
    void eachSliceIsJudgedForItself() {
        slice("fr", 40, 1, 0.25);
        slice("de", 40, 0.5, 1);
        slice("en", 40, 0.5, 0.75);

        assertThat(rule(0.6, null).check(slices, scores(), UNCHANGED))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASSED, Verdict.INCONCLUSIVE, Verdict.FAILED);
    }

    @Test
    void theReasonBeginsWithTheSliceAndIsThatOfAGateOnItsExamples() {
        slice("fr", 12, 1, 0.5);
        slice("en", 40, 1, 1);

        assertThat(rule(0.6, null).check(slices, scores(), UNCHANGED).get(1).reason())
                .startsWith("language = fr (12 examples): exact of the winner is 0.500 (95 % interval ")
                .contains(", 12 examples): at least 0.6 is asked, 0.100 more than measured, but a miss is not shown");
    }

    @Test
    void aGuardComparesASliceWithTheProgramInProduction() {
        slice("fr", 40, 1, 0.5);
        slice("en", 40, 0.25, 1);

        List<Finding> findings =
                rule(null, 0.2).check(slices, scores(), new Reference("the accepted artifact", scores()));

        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.PASSED, Verdict.FAILED);
        assertThat(findings.get(1).reason())
                .startsWith("language = fr (40 examples): Against the accepted artifact, the winner changes exact by"
                        + " -0.500, from 1.000 to 0.500 (");
    }

    @Test
    void aProgramThatDidNotChangeIsNoWorseInAnySlice() {
        slice("fr", 3, 1, 0);

        assertThat(rule(null, 0.2).check(slices, scores(), UNCHANGED))
                .containsExactly(new Finding(
                        Verdict.PASSED,
                        "language = fr (3 examples): The winner has the prompts of the accepted artifact, so it is no"
                                + " worse."));
    }

    @Test
    void groupsStayGroupsWithinASlice() {
        slice("fr", 40, 1, 1);
        slice("en", 40, 1, 1);
        List<String> groups = IntStream.range(0, 80).mapToObj(i -> "g" + i % 10).toList();

        assertThat(rule(0.8, null)
                        .check(slices, new PairedScores(before, winner, groups), UNCHANGED)
                        .get(1))
                .satisfies(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                    assertThat(finding.reason()).contains("10 groups of 40 examples");
                });
    }

    @Test
    void aSliceOfWhichNothingCountsShowsNothing() {
        slice("en", 40, 1, 1);
        slices.addAll(Collections.nCopies(2, "fr"));
        before.addAll(Collections.nCopies(2, OptionalDouble.of(1)));
        winner.addAll(Collections.nCopies(2, OptionalDouble.empty()));

        assertThat(rule(0.6, null).check(slices, scores(), UNCHANGED).get(1))
                .isEqualTo(new Finding(
                        Verdict.INCONCLUSIVE,
                        "language = fr (2 examples): none counts for all programs, so nothing is shown. Run it again"
                                + " when the models answer all examples."));
    }

    @Test
    void whatTheProgramInProductionLacksDoesNotMatterToAFloor() {
        slice("en", 40, 1, 1);
        Reference lost = new Reference(
                "the accepted artifact", new PairedScores(Collections.nCopies(40, OptionalDouble.empty()), winner));

        assertThat(rule(0.6, null).check(slices, scores(), lost))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASSED);
        assertThat(rule(null, 0.1).check(slices, scores(), lost))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.INCONCLUSIVE);
    }

    @Test
    void everyExampleHasASlice() {
        slice("en", 40, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(0.6, null).check(List.of("en"), scores(), UNCHANGED))
                .withMessage("every example has a slice, but there are 1 for 40 examples");
    }

    @Test
    void aGateIsWhatItsThresholdsAndAllSlicesAre() {
        slice("en", 40, 0.5, 1);
        GateDecision decision = new GateRule("exact", new Thresholds(0.5, null, null), 0.95, 0, 1, Tails.EVEN)
                .decide(scores(), UNCHANGED);

        assertThat(decision.with(List.of())).isEqualTo(decision);
        assertThat(decision.with(List.of(new Finding(Verdict.INCONCLUSIVE, "open")))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        GateDecision failed =
                decision.with(List.of(new Finding(Verdict.INCONCLUSIVE, "open"), new Finding(Verdict.FAILED, "worse")));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.reasons().stream().skip(1).collect(Collectors.joining(" ")))
                .isEqualTo("open worse");
    }

    private void slice(String name, int examples, double shareBefore, double shareOfWinner) {
        for (int i = 0; i < examples; i++) {
            slices.add(name);
            before.add(OptionalDouble.of(i < shareBefore * examples ? 1 : 0));
            winner.add(OptionalDouble.of(i < shareOfWinner * examples ? 1 : 0));
        }
    }

    private PairedScores scores() {
        return new PairedScores(before, winner);
    }

    private static SliceRule rule(@Nullable Double atLeast, @Nullable Double notWorseBy) {
        return new SliceRule(
                "language", new GateRule("exact", new Thresholds(atLeast, null, notWorseBy), 0.95, 0, 1, Tails.EVEN));
    }
}
