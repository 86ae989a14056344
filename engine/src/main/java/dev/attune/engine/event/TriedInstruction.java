package dev.attune.engine.event;

import org.apiguardian.api.API;

/**
 * An instruction that a search has evaluated, and how candidates with it scored. Immutable.
 *
 * @param module the name of the module
 * @param origin where it comes from, in words, such as {@code seed instruction} or {@code proposal 2, tip: creative}
 * @param instruction the text
 * @param runs how many scores on validation examples there are of candidates with it; an example that several of them have run counts as often
 * @param score the mean of these scores, whatever the other choices were, in units of the metric
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TriedInstruction(String module, String origin, String instruction, int runs, double score) {}
