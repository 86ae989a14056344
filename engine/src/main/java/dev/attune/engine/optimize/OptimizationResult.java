package dev.attune.engine.optimize;

import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer found. Immutable.
 *
 * @param status how the search ended
 * @param statusReason why it ended early; null after a complete search
 * @param baseline the unoptimized program on the validation examples of the search; null if the search did not get that far
 * @param winner the best of the candidates with a full evaluation, possibly the unoptimized program; null if there is none
 * @param trials all evaluations in order
 * @param phases all phases in order
 * @param warnings what a reader must know before relying on the result
 * @param importance importance of each searched setting, as shares of 1; empty if no settings were searched
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptimizationResult(
        Status status,
        @Nullable String statusReason,
        @Nullable Finalist baseline,
        @Nullable Finalist winner,
        List<TrialRecord> trials,
        List<PhaseRecord> phases,
        List<String> warnings,
        Map<String, Double> importance) {

    /** Copies the lists. */
    public OptimizationResult {
        trials = List.copyOf(trials);
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
        importance = Map.copyOf(importance);
    }
}
