package dev.attune.engine.optimize.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A score never stands alone where examples are missing behind it. */
class TrialTextTests {

    @Test
    void aScoreWithAllExamplesStandsAlone() {
        assertThat(TrialText.of(trial(35, 0, 0, 0, null))).isEqualTo("0.450");
    }

    @Test
    void whatAScoreDoesNotShowStandsBesideIt() {
        assertThat(TrialText.of(trial(33, 3, 12, 2, null)))
                .isEqualTo("0.450 (3 unreadable, 12 failed, 2 of 35 not counted)");
    }

    @Test
    void anInfeasibleCandidateHasAReasonAndNoScore() {
        assertThat(TrialText.of(trial(35, 0, 1, 0, "module Find: maximum context length")))
                .isEqualTo("infeasible: module Find: maximum context length");
    }

    private static TrialRecord trial(
            int examples, int unreadable, int failed, int notCounted, @Nullable String infeasible) {
        return new TrialRecord(
                1,
                Kind.MINIBATCH,
                Map.of(),
                examples,
                infeasible == null ? 0.45 : Double.NaN,
                0.5,
                unreadable,
                failed,
                notCounted,
                infeasible,
                Usage.NONE);
    }
}
