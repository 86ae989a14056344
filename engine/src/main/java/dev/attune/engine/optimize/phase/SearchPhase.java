package dev.attune.engine.optimize.phase;

import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.search.Sampler;
import org.apiguardian.api.API;

/**
 * Searches a space of prompt sets with a sampler (MIPRO, section 4.3). Immutable.
 *
 * @param settings how long the search is, and which examples it scores on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchPhase(SearchSettings settings) {

    /**
     * Adds the calls of the phase to an estimate.
     *
     * @param instructions the number of instructions of each module
     * @param demoSets the number of demo sets
     */
    public void estimate(RunEstimate estimate, int instructions, int demoSets) {
        int perModule = (instructions > 1 ? 1 : 0) + (demoSets > 1 ? 1 : 0);
        int trials = settings.trialsFor(estimate.workload().modules().size() * perModule);
        estimate.search(settings.plan(trials, estimate.validation()), instructions * demoSets);
    }

    /** Searches; warns if there is nothing to search. */
    public void run(OptimizationRun run, PromptSpace space, Sampler sampler, Finalist baseline) {
        if (space.freeVariables() == 0) {
            run.warn("There was nothing to search: no module got a proposal or a demo.");
            return;
        }
        run.search(
                settings.plan(
                        settings.trialsFor(space.freeVariables()),
                        run.validation().size()),
                (trials, count) -> new PromptSearch(
                                space, sampler, run.task().random().child("search"))
                        .run(count, baseline.evaluation().mean(), trials));
    }
}
