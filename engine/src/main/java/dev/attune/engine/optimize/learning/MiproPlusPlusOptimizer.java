package dev.attune.engine.optimize.learning;

import dev.attune.annotations.Tip;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.runtime.annotations.PromptPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * MIPRO++ (MIPRO, section 4, learning to propose). A TPE over mixed variables searches the settings of the proposer
 * and, in its full form, those of the bootstrapper. Each trial makes new instructions, and in the full form new demos,
 * with them. The importance of each searched setting is reported.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproPlusPlusOptimizer implements Optimizer {

    /** The default number of trials. */
    static final int TRIALS = 20;

    private final SearchSettings search;
    private final List<Tip> tips;
    private final @Nullable DemoSettings demos;

    /**
     * Makes an optimizer with these settings.
     *
     * @param demos how demo sets are made; null: there are none
     */
    MiproPlusPlusOptimizer(SearchSettings search, List<Tip> tips, @Nullable DemoSettings demos) {
        this.search = search;
        this.tips = List.copyOf(tips);
        this.demos = demos;
    }

    static List<Tip> tips(String annotation, Tip[] tips) {
        if (tips.length == 0) {
            throw new AnnotationValues(annotation).outOfRange("tips", "{}", "at least one tip");
        }
        return List.of(tips);
    }

    @Override
    public Set<PromptPart> changes() {
        return demos == null ? Set.of(PromptPart.INSTRUCTION) : Set.of(PromptPart.INSTRUCTION, PromptPart.DEMOS);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(search.describe());
        settings.put("tips", "" + tips);
        if (demos != null) {
            settings.put("demos.maxBootstrapped", "" + demos.maxBootstrapped());
            settings.put("demos.maxLabeled", "" + demos.maxDemos());
        }
        return settings;
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.validationSize());
        new BootstrapPhase(DemoSettings.forGrounding()).estimate(estimate);
        SearchPlan plan = search.plan(search.trials(), estimate.validation());
        int modules = workload.modules().size();
        int free = workload.free(PromptPart.INSTRUCTION);
        double expected = free == 0
                ? 0
                : LearningToPropose.ALL_GROUNDS.calls(free, workload.train()) + (double) plan.trials() * free;
        long most = Math.round(expected) + (InstructionProposer.MOST_CALLS - 1L) * plan.trials() * free;
        if (demos != null && workload.free(PromptPart.DEMOS) > 0) {
            expected += plan.trials() * modules * LearningToPropose.expectedBootstrapRuns(demos, workload.train());
            most += plan.trials() * estimate.callsAtWorst(workload.train());
        }
        return estimate.search(plan, modules, expected, most).phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(
                task,
                search.validationSize(),
                new BootstrapPhase(DemoSettings.forGrounding())::begin,
                (run, baseline, shown) -> {
                    SearchPlan plan =
                            search.plan(search.trials(), run.validation().size());
                    LearningToPropose learning =
                            new LearningToPropose(task, run.proposer(shown, baseline), baseline, tips, demos);
                    run.search(plan, learning::run);
                    learning.refused().warnings().forEach(run::warn);
                    run.importance(learning.importance());
                });
    }
}
