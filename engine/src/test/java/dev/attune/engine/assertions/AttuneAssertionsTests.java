package dev.attune.engine.assertions;

import static dev.attune.engine.assertions.AttuneAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class AttuneAssertionsTests {

    private static final LeafInfo LEAF = new LeafInfo("[engine:attune]", "Fixture", "fixture", List.of("Spell"));
    private static final List<ModuleChange> CHANGES = List.of(new ModuleChange(
            "Spell", "Spell it.", "Spell it well.", "proposal 1", List.of(), List.of(), "no demos", List.of()));

    @Test
    void aPassedGateHasPassed() {
        assertThatCode(() -> assertThat(gate(Verdict.PASSED)).hasPassed().hasVerdict(Verdict.PASSED))
                .doesNotThrowAnyException();
    }

    @Test
    void aFailedGateFailsWithItsReasonsAndTheInstructionsBeforeAndAfter() {
        assertThatThrownBy(() -> assertThat(gate(Verdict.FAILED)).hasPassed())
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                    org.assertj.core.api.Assertions.assertThat(failure).hasMessage("Gate FAILED: for a reason");
                    org.assertj.core.api.Assertions.assertThat(
                                    failure.getExpected().getStringRepresentation())
                            .isEqualTo("Spell: Spell it.");
                    org.assertj.core.api.Assertions.assertThat(
                                    failure.getActual().getStringRepresentation())
                            .isEqualTo("Spell: Spell it well.");
                });
    }

    @Test
    void anInconclusiveGateAborts() {
        assertThatThrownBy(() -> assertThat(gate(Verdict.INCONCLUSIVE)).hasPassed())
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("Gate INCONCLUSIVE: for a reason");
    }

    @Test
    void aScoreBelowTheOneAskedForFailsWithBoth() {
        assertThatThrownBy(() -> assertThat(gate(Verdict.PASSED)).hasScoreOfAtLeast(0.7))
                .hasMessageContaining("to score at least 0.7000 in exact but it scores 0.6000 on 40 test examples");
        assertThatCode(() -> assertThat(gate(Verdict.PASSED)).hasScoreOfAtLeast(0.6))
                .doesNotThrowAnyException();
    }

    @Test
    void aGainBelowTheOneAskedForFailsWithBothScores() {
        assertThatThrownBy(() -> assertThat(gate(Verdict.PASSED)).hasGainOfAtLeast(0.25))
                .hasMessageContaining("to gain at least 0.2500 in exact but it gains 0.2000, from 0.4000 to 0.6000");
    }

    @Test
    void aGainWhoseIntervalReachesZeroIsNotShown() {
        assertThatThrownBy(() -> assertThat(gate(Verdict.PASSED)).hasShownGain())
                .hasMessageContaining("interval is -0.01000 to 0.4100");
    }

    @Test
    void anotherStatusFailsWithTheReason() {
        assertThatThrownBy(() -> assertThat(optimization()).hasStatus(Status.COMPLETED))
                .hasMessageContaining(
                        "Expected mipro to end COMPLETED but it ended BUDGET_EXHAUSTED: the budget is used up");
    }

    @Test
    void aChangedModuleIsToldFromAnUnknownOne() {
        assertThatCode(() -> assertThat(optimization()).changed("Spell")).doesNotThrowAnyException();
        assertThatThrownBy(() -> assertThat(optimization()).changed("Shout"))
                .hasMessageContaining("Expected a module Shout but there are [Spell]");
    }

    @Test
    void moreCallsThanAskedForFail() {
        assertThatThrownBy(() -> assertThat(optimization()).madeAtMostCalls(99))
                .hasMessageContaining("at most 99 model calls but it made 100");
    }

    private static GateRecord gate(Verdict verdict) {
        return GateRecord.builder()
                .leaf(LEAF)
                .metric("exact")
                .optimizer("mipro")
                .verdict(verdict)
                .reasons(List.of("for a reason"))
                .atLeast(0.5)
                .baseline(score(0.4))
                .winner(score(0.6))
                .difference(new PairedDifference(0.2, new Interval(-0.01, 0.41, 0.95), 40))
                .modules(CHANGES)
                .usage(Usage.NONE)
                .duration(Duration.ZERO)
                .build();
    }

    private static OptimizationRecord optimization() {
        return OptimizationRecord.builder()
                .leaf(LEAF)
                .optimizer("mipro")
                .objective("exact")
                .seed(0)
                .status(Status.BUDGET_EXHAUSTED)
                .statusReason("the budget is used up")
                .modules(CHANGES)
                .baseline(score(0.4))
                .winner(score(0.6))
                .usage(new Usage(100, 0, 0, 0))
                .duration(Duration.ZERO)
                .build();
    }

    private static ScoreRecord score(double mean) {
        return new ScoreRecord(new Estimate(mean, new Interval(mean - 0.1, mean + 0.1, 0.95), 40), 0, 0, 0);
    }
}
