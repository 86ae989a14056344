package dev.attune.engine.event;

import dev.attune.runtime.artifact.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a test leaf ended, of whatever kind it is and however it ended: also one that was skipped, refused, or failed before it measured
 * anything.
 *
 * @param leaf the test leaf
 * @param kind what it does
 * @param name the optimizer, the metric of the gate, or the method; {@code preflight}
 * @param position its place among the leaves of the program, from 1
 * @param outcome how it ended
 * @param message why, as the build shows it, or what was accepted; null if it just passed
 * @param ended when it ended
 * @param duration how long it took; none if it was skipped
 * @param run the run that it is part of; null if the program did not get as far as that
 * @param stale what has changed since the accepted artifact was made, which made it stale; empty if the leaf ended otherwise, or there is no
 *     such artifact
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LeafRecord(
        LeafInfo leaf,
        Kind kind,
        String name,
        int position,
        Outcome outcome,
        @Nullable String message,
        Instant ended,
        Duration duration,
        @Nullable RunInfo run,
        List<Difference> stale) {

    /** Copies the list. */
    public LeafRecord {
        stale = List.copyOf(stale);
    }

    /** The record of a leaf that has found nothing stale. */
    public LeafRecord(
            LeafInfo leaf,
            Kind kind,
            String name,
            int position,
            Outcome outcome,
            @Nullable String message,
            Instant ended,
            Duration duration,
            @Nullable RunInfo run) {
        this(leaf, kind, name, position, outcome, message, ended, duration, run, List.of());
    }

    /** What a leaf does. */
    public enum Kind {
        /** The checks before the first model call. */
        PREFLIGHT,
        /** An optimizer: it searches, reuses an artifact, or accepts one. */
        OPTIMIZER,
        /** The gate of a metric. */
        GATE,
        /** Nothing: it stands for a method that a build has selected, and for which no test runs. */
        METHOD
    }

    /** How a leaf ended. */
    public enum Outcome {
        /** It did what it does, and there is nothing against it. */
        PASSED,
        /** A gate failed. */
        FAILED,
        /** A gate could not decide, whatever the build makes of that. */
        INCONCLUSIVE,
        /** There is no accepted artifact to verify, or no candidate to accept. */
        MISSING,
        /** There is an artifact, and it is not up to date. */
        STALE,
        /** A candidate was accepted. */
        ACCEPTED,
        /** It had nothing to do. */
        SKIPPED,
        /** The checks before the first model call found that the program cannot run. */
        PREFLIGHT,
        /** The budget was used up before there was a result. */
        BUDGET,
        /** Models could not be reached, or refused what they were asked. */
        MODELS,
        /** The program, a metric, or other code of the user failed. */
        USER_CODE,
        /** It was stopped, or a file could not be read or written. */
        ABORTED,
        /** A fault of Attune itself. */
        ERROR;

        /** Returns the name in files, in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
