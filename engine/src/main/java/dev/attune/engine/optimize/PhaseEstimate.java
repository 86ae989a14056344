package dev.attune.engine.optimize;

import dev.attune.engine.event.Phase;
import org.apiguardian.api.API;

/**
 * How many model calls a phase is going to take, before its first one. Answers from the cache and calls that are made again after an
 * outage do not count. Immutable.
 *
 * @param phase the phase
 * @param expected calls, if every module is called once in a run of the program and every answer can be read; where luck decides, a guess
 * @param worst calls at most, if every module is called once in a run: every answer has to be asked for twice
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseEstimate(Phase phase, long expected, long worst) {}
