package dev.attune.engine.run;

import dev.attune.engine.config.Keys;
import dev.attune.engine.evaluate.MetricException;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.program.UserCodeException;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * How leaves fail: with a message that says what and why, and without the stack trace of the engine, which would say nothing more.
 */
final class Failures {

    private static final String ABORTED = "Run ABORTED: ";

    private Failures() {}

    static AssertionError preflight(List<String> problems) {
        return new LeafFailure(Outcome.PREFLIGHT, "Preflight failed: " + joined(problems));
    }

    static AssertionError aborted(String reason) {
        return new LeafFailure(Outcome.ABORTED, ABORTED + reason);
    }

    /**
     * What a leaf fails with whose work was broken off.
     *
     * @param cause what broke it off; null if nothing was thrown
     * @param reason what there is to say of it
     */
    static AssertionError aborted(@Nullable RuntimeException cause, String reason) {
        Outcome outcome = outcomeOf(cause);
        String of = switch (outcome) {
            case MODELS -> "models failed: ";
            case USER_CODE -> "user code failed: ";
            default -> "";
        };
        return new LeafFailure(outcome, ABORTED + of + reason);
    }

    /**
     * What a leaf fails with that has no artifact to go by.
     *
     * @param which {@code accepted} or {@code candidate}
     */
    static AssertionError missing(String which, String message) {
        return new LeafFailure(Outcome.MISSING, "No " + which + " artifact: " + message);
    }

    /** @param changes what makes the artifact stale; empty if it cannot be used for another reason */
    static AssertionError stale(String message, List<Difference> changes) {
        return new LeafFailure(Outcome.STALE, "Artifact not up to date: " + message, changes);
    }

    static AssertionError inconclusive(String message) {
        return new LeafFailure(
                Outcome.INCONCLUSIVE,
                message + " This fails the build, as " + Keys.GATE_INCONCLUSIVE
                        + " = fail says (the default in verify mode), or the gate's annotation.");
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
            throw aborted(e, String.valueOf(e.getMessage()));
        }
    }

    /** How a leaf ended that has thrown this. */
    static Outcome outcome(Throwable thrown) {
        if (thrown instanceof LeafFailure failure) {
            return failure.outcome();
        }
        if (thrown instanceof TestAbortedException) {
            return Outcome.INCONCLUSIVE;
        }
        return thrown instanceof AssertionError ? Outcome.FAILED : Outcome.ERROR;
    }

    /** What makes an artifact stale; empty if the leaf failed otherwise. */
    static List<Difference> changes(Throwable thrown) {
        return thrown instanceof LeafFailure failure ? failure.changes() : List.of();
    }

    private static Outcome outcomeOf(@Nullable RuntimeException cause) {
        if (cause instanceof BudgetExhaustedException) {
            return Outcome.BUDGET;
        }
        if (cause instanceof MetricException || cause instanceof UserCodeException) {
            return Outcome.USER_CODE;
        }
        return cause instanceof RunAbortedException aborted
                ? switch (aborted.fault()) {
                    case NONE -> Outcome.ABORTED;
                    case MODELS -> Outcome.MODELS;
                    case USER_CODE -> Outcome.USER_CODE;
                }
                : Outcome.ABORTED;
    }

    private static String joined(List<String> problems) {
        return problems.size() == 1 ? problems.get(0) : "\n  - " + String.join("\n  - ", problems);
    }
}
