package dev.attune.engine.optimize;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Searches for the prompt set that maximizes a metric. An optimizer does no I/O of its own: models, data and progress all come with
 * the task. Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Optimizer {

    /**
     * The settings in force by name, in an order that stays, for records and fingerprints: whoever changes one makes accepted artifacts
     * stale.
     */
    public Map<String, String> settings();

    /** What a user should know before the search begins: where the data make the settings mean something else, a sentence each. */
    default List<String> warnings(Workload workload) {
        return List.of();
    }

    /** How many model calls each phase is going to take, in the order of the phases. */
    List<PhaseEstimate> estimate(Workload workload);

    /** Searches. Failing models and an empty budget end the search early; the result says so. */
    OptimizationResult optimize(OptimizationTask task);
}
