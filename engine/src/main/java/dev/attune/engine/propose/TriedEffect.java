package dev.attune.engine.propose;

import org.apiguardian.api.API;

/**
 * What an instruction was worth that a search has tried. Immutable.
 *
 * @param instruction the instruction
 * @param effect the estimated change of the program's score against the seed instruction, in units of the metric
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TriedEffect(String instruction, double effect) {}
