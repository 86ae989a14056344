package dev.attune.engine.event;

import dev.attune.annotations.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an optimizer leaf did.
 *
 * @param leaf the test leaf
 * @param optimizer the name of the optimizer, such as {@code mipro}
 * @param settings the optimizer's effective settings by name, in their order
 * @param objective the name of the metric that was maximized
 * @param seed the effective seed
 * @param status how it ended
 * @param statusReason why it ended early, or why no search was needed; null after a complete search
 * @param models the model name for each role that has its own model
 * @param modules what changed in each module, in program order; empty if there is no winner
 * @param baseline the unoptimized program on the validation split; null if it was not measured
 * @param winner the winner on the validation split; null if it was not measured. It is the maximum of many and so too high on average; the
 *     gate measures what the winner is really worth
 * @param trials all evaluations in the order of the search
 * @param phases all phases in order
 * @param usage the total cost of the leaf
 * @param duration how long it took
 * @param warnings what a reader must know before relying on the result: a degraded run says so here
 * @param importance importance of each searched setting, as shares of 1, the largest first; empty if no settings were searched
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record OptimizationRecord(
        LeafInfo leaf,
        String optimizer,
        Map<String, String> settings,
        String objective,
        long seed,
        Status status,
        @Nullable String statusReason,
        Map<Role, String> models,
        List<ModuleChange> modules,
        @Nullable ScoreRecord baseline,
        @Nullable ScoreRecord winner,
        List<TrialRecord> trials,
        List<PhaseRecord> phases,
        Usage usage,
        Duration duration,
        List<String> warnings,
        Map<String, Double> importance) {

    /** Copies the lists. */
    public OptimizationRecord {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        modules = List.copyOf(modules);
        trials = List.copyOf(trials);
        phases = List.copyOf(phases);
        warnings = List.copyOf(warnings);
        importance = largestFirst(importance);
    }

    private static Map<String, Double> largestFirst(Map<String, Double> shares) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    /** How an optimization ended. */
    public enum Status {
        /** The search was completed. */
        COMPLETED,
        /** The artifact is up to date: there was nothing to search. */
        UP_TO_DATE,
        /** The budget was used up; the winner is the best so far. */
        BUDGET_EXHAUSTED,
        /** It was cancelled, or its models failed too often; the best so far is reported but not used. */
        ABORTED
    }
}
