package dev.attune.engine.event;

import dev.attune.engine.statistics.Estimate;
import org.apiguardian.api.API;

/**
 * The score of one candidate on a set of examples.
 *
 * @param estimate mean and interval over the examples that count
 * @param unreadable how many of those examples had an unreadable answer; they count as the metric's lowest value
 * @param failed on how many of those examples the program threw or returned null, or the model refused the request; they count as the
 *     lowest value too
 * @param notCounted examples without an outcome of the program: failed model calls, time-outs; they do not count
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScoreRecord(Estimate estimate, int unreadable, int failed, int notCounted) {}
