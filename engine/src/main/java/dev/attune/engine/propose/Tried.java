package dev.attune.engine.propose;

import org.apiguardian.api.API;

/**
 * An instruction that was tried, for the proposer to learn from.
 *
 * @param instruction the instruction
 * @param score the score of the program with this instruction, in units of the metric
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Tried(String instruction, double score) {}
