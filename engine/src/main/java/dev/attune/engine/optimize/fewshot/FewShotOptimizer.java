package dev.attune.engine.optimize.fewshot;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.runtime.annotations.PromptPart;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The optimizers that only choose demos: labeled few-shot, bootstrap few-shot, bootstrap random search (Khattab et
 * al., 2024) and the nearest of a pool. Each candidate is one demo set for all modules, evaluated in full.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FewShotOptimizer implements Optimizer {

    private final BootstrapPhase bootstrap;
    private final int validationSize;
    private final UnaryOperator<List<DemoSet>> chosen;
    private final Map<String, String> more;

    /**
     * Makes an optimizer with these settings.
     *
     * @param validationSize the most validation examples
     * @param chosen selects the demo sets to evaluate
     */
    FewShotOptimizer(DemoSettings demos, int validationSize, UnaryOperator<List<DemoSet>> chosen) {
        this(demos, validationSize, chosen, Map.of());
    }

    /**
     * Makes an optimizer that has other settings, too.
     *
     * @param more further settings by name, in a stable order
     */
    FewShotOptimizer(
            DemoSettings demos, int validationSize, UnaryOperator<List<DemoSet>> chosen, Map<String, String> more) {
        this.bootstrap = new BootstrapPhase(demos);
        this.validationSize = validationSize;
        this.chosen = chosen;
        this.more = more;
    }

    @Override
    public Set<PromptPart> changes() {
        return Set.of(PromptPart.DEMOS);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(bootstrap.settings().describe());
        settings.putAll(SearchSettings.describeValidation(validationSize));
        settings.putAll(more);
        return settings;
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        List<DemoSet> sets = Collections.nCopies(bootstrap.settings().sets(), DemoSet.NONE);
        RunEstimate estimate = new RunEstimate(workload, validationSize);
        bootstrap.estimate(estimate);
        return estimate.search(plan(chosen.apply(sets)), workload.modules().size(), 0, 0)
                .phases();
    }

    private static SearchPlan plan(List<DemoSet> candidates) {
        return new SearchPlan(candidates.size(), 0, 1);
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, validationSize, bootstrap::begin, (run, baseline, sets) -> {
            List<DemoSet> candidates = sets.size() < 2 ? List.of() : chosen.apply(sets);
            if (candidates.isEmpty()) {
                run.warn("There was nothing to search: no module got a demo.");
                return;
            }
            run.search(plan(candidates), (trials, count) -> {
                for (DemoSet set : candidates) {
                    TunedModules tuned = baseline.tuned().with(set);
                    trials.next(new NamedCandidate(tuned, Map.of("demos", set.label())));
                }
            });
        });
    }
}
