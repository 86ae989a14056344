package dev.attune.engine.optimize;

import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.Usage;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a stage of a chain found. Immutable.
 *
 * @param optimizer the name of its optimizer
 * @param status how it ended
 * @param before what it began from, on its validation examples; null if that was not measured
 * @param after what it left to the next stage, possibly the same; null if there is none
 * @param trials how many evaluations it made
 * @param usage its cost
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StageResult(
        String optimizer,
        Status status,
        @Nullable Finalist before,
        @Nullable Finalist after,
        int trials,
        Usage usage) {}
