package dev.attune.engine.optimize;

import dev.attune.engine.event.Phase;
import org.apiguardian.api.API;

/**
 * How many model calls a phase will take, estimated before the first one. Answers from the cache and calls that are retried after an outage
 * do not count. Immutable.
 *
 * @param phase the phase
 * @param expected expected calls, if every module is called once in a run of the program and every answer can be read; an estimate where
 *     chance decides
 * @param worst maximum number of calls, if every module is called once in a run and every answer has to be requested twice
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseEstimate(Phase phase, long expected, long worst) {}
