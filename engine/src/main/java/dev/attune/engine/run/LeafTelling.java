package dev.attune.engine.run;

import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.RunListener;
import dev.attune.runtime.artifact.Difference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a leaf ended, whatever its end is.
 *
 * @param listener is told
 * @param leaf the leaf
 * @param kind what it does
 * @param name the optimizer, the metric, or the method
 * @param position its place among the leaves of its program, from 1
 * @param session the session of its program; null if the program cannot run
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LeafTelling(
        RunListener listener,
        LeafInfo leaf,
        Kind kind,
        String name,
        int position,
        @Nullable ProgramSession session) {

    /** A failure of a leaf whose class is no usable program. */
    public static AssertionError refused(String message) {
        return new LeafFailure(Outcome.PREFLIGHT, message);
    }

    /** Runs the leaf, and tells how it ended before anybody else can know. */
    public void run(Runnable step) {
        long start = System.nanoTime();
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            tell(Failures.outcome(e), String.valueOf(e.getMessage()), start, Failures.changes(e));
            throw e;
        }
        if (session == null) {
            tell(Outcome.PASSED, null, start, List.of());
        } else {
            tell(session.outcome(), session.said(), start, List.of());
        }
    }

    /** Tells that there is nothing to do. */
    public void skip(String reason) {
        tell(Outcome.SKIPPED, reason, System.nanoTime(), List.of());
    }

    private void tell(Outcome outcome, @Nullable String message, long start, List<Difference> stale) {
        listener.leafFinished(new LeafRecord(
                leaf,
                kind,
                name,
                position,
                outcome,
                message,
                Instant.now(Clock.systemUTC()),
                Duration.ofNanos(System.nanoTime() - start),
                session == null ? null : session.info(),
                stale));
    }
}
