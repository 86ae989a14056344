package dev.attune.engine.event;

import dev.attune.engine.event.OptimizationRecord.Status;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a stage of a chain found. Immutable.
 *
 * @param optimizer the name of its optimizer
 * @param status how it ended
 * @param before the score of what it began from, on its validation examples; null if that was not measured
 * @param after the score of what it left to the next stage, on the same examples; null if there is none
 * @param trials how many evaluations it made
 * @param usage its cost
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StageRecord(
        String optimizer,
        Status status,
        @Nullable ScoreRecord before,
        @Nullable ScoreRecord after,
        int trials,
        Usage usage) {}
