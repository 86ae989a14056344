package dev.attune.engine.optimize;

import dev.attune.engine.event.Phase;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How many model calls a phase will take, estimated before the first one. Answers from the cache and calls that are retried after an outage
 * do not count. Immutable.
 *
 * @param phase the phase
 * @param expected expected calls, if every module is called once in a run of the program and every answer can be read; an estimate where
 *     chance decides
 * @param worst maximum number of calls, if every module is called once in a run and every answer has to be requested twice
 * @param stage the optimizer that it is a phase of, if that is a stage of a chain; null if there is no chain
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseEstimate(
        Phase phase, long expected, long worst, @Nullable String stage) {

    /** A phase of an optimizer that runs alone. */
    public PhaseEstimate(Phase phase, long expected, long worst) {
        this(phase, expected, worst, null);
    }

    /** Returns the name for people: that of the phase, after that of the stage if there is one. */
    public String label() {
        return stage == null ? phase.label() : stage + " " + phase.label();
    }
}
