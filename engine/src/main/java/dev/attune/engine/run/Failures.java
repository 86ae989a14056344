package dev.attune.engine.run;

import dev.attune.engine.config.Keys;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.artifact.ArtifactException;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * How leaves fail: with a message that says what and why, and without the stack trace of the engine, which would say nothing more.
 */
final class Failures {

    private Failures() {}

    static AssertionError preflight(List<String> problems) {
        return bare(new AssertionFailedError("Preflight failed: " + joined(problems)));
    }

    static AssertionError aborted(String reason) {
        return bare(new AssertionFailedError("Run ABORTED: " + reason));
    }

    static AssertionError stale(String message) {
        return bare(new AssertionFailedError("Artifact not up to date: " + message));
    }

    static AssertionError inconclusive(String message) {
        return bare(new AssertionFailedError(message + " This fails the build, as " + Keys.GATE_INCONCLUSIVE
                + " = fail says (the default in verify mode), or the gate's annotation."));
    }

    /** Does the work of a leaf, and fails as leaves do where the cause is known; other exceptions are faults of ours and keep their trace. */
    static void known(Runnable work) {
        try {
            work.run();
        } catch (RunAbortedException
                | BudgetExhaustedException
                | MetricException
                | UserCodeException
                | JournalException
                | ReplayMissException
                | ArtifactException e) {
            throw aborted(String.valueOf(e.getMessage()));
        }
    }

    private static String joined(List<String> problems) {
        return problems.size() == 1 ? problems.get(0) : "\n  - " + String.join("\n  - ", problems);
    }

    private static <T extends Throwable> T bare(T failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
