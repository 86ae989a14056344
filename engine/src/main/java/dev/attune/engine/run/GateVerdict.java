package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.artifact.ArtifactStore;
import dev.attune.engine.assertions.AttuneAssertions;
import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Artifact.TestSplit;
import org.opentest4j.TestAbortedException;

/** What becomes of the decision of a gate. */
final class GateVerdict {

    private GateVerdict() {}

    /** What a gate decides goes into the candidate that it judged, so that whoever accepts it can show it. */
    static void keep(PreparedProgram ready, Winner winner, GateRecord record) {
        if (ready.settings().mode() == Mode.VERIFY) {
            return;
        }
        ArtifactStore artifacts = ready.artifacts();
        TestSplit judged = new Judged(ready).with(winner);
        for (OptimizerSpec spec : ready.definition().optimizers()) {
            artifacts
                    .readCandidate(spec.name())
                    .filter(candidate -> candidate.promptSet().equals(winner.prompts()))
                    .ifPresent(candidate -> artifacts.leave(
                            candidate
                                    .with(candidate.provenance().with(ScoreRecords.gate(record)))
                                    .with(judged),
                            spec.name()));
        }
    }

    /** Fails or aborts the leaf as the decision is. */
    static void judge(GateRecord record) {
        if (record.verdict() == Verdict.INCONCLUSIVE && record.inconclusive() == Inconclusive.PASS) {
            return;
        }
        try {
            AttuneAssertions.assertThat(record).hasPassed();
        } catch (TestAbortedException e) {
            if (record.inconclusive() == Inconclusive.FAIL) {
                throw Failures.inconclusive(String.valueOf(e.getMessage()));
            }
            e.setStackTrace(new StackTraceElement[0]);
            throw e;
        } catch (AssertionError e) {
            e.setStackTrace(new StackTraceElement[0]);
            throw e;
        }
    }
}
