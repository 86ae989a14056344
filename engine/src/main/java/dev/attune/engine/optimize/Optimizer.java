package dev.attune.engine.optimize;

import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Searches for the prompt set that maximizes a metric. An optimizer does no I/O of its own: models, data and progress all come with
 * the task. Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Optimizer {

    /**
     * Returns the effective settings by name, in a stable order, for records and fingerprints: changing one makes accepted artifacts stale.
     */
    public Map<String, String> settings();

    /** Returns the parts of prompts that it may change: it is refused if they are frozen in all modules. */
    default Set<PromptPart> changes() {
        return Set.of(PromptPart.values());
    }

    /** Returns the most prompts of a module that answer a call of its winner together, each with a request or more; 1 unless they vote. */
    default int voters() {
        return 1;
    }

    /**
     * Returns why it cannot optimize a program of these modules, whatever the data, as what follows its name in a sentence without a stop; empty if
     * it can.
     */
    default Optional<String> refusal(Collection<Signature> modules) {
        return Optional.empty();
    }

    /**
     * Returns what a user should know before the search begins: one sentence for each case in which the data change what a setting means.
     */
    default List<String> warnings(Workload workload) {
        return List.of();
    }

    /** Returns how many model calls each phase will take, in the order of the phases. */
    List<PhaseEstimate> estimate(Workload workload);

    /** Runs the search. Failing models and an exhausted budget end the search early; the result says so. */
    OptimizationResult optimize(OptimizationTask task);
}
