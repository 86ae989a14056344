package dev.attune.engine.optimize.learning;

import dev.attune.annotations.MiproPlusPlus;
import dev.attune.annotations.Tip;
import dev.attune.annotations.ZeroShotMiproPlusPlus;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.optimize.settings.SettingsText;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * MIPRO++ (MIPRO, section 4, learning to propose): a TPE over mixed variables searches the settings of the proposer and, in full form,
 * of the bootstrapper; each trial makes new instructions, and demos, with them. How much each setting mattered is reported.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproPlusPlusOptimizer implements Optimizer {

    private final String name;
    private final SearchSettings search;
    private final List<Tip> tips;
    private final @Nullable DemoSettings demos;

    private MiproPlusPlusOptimizer(String name, SearchSettings search, List<Tip> tips, @Nullable DemoSettings demos) {
        this.name = name;
        this.search = search;
        this.tips = List.copyOf(tips);
        this.demos = demos;
    }

    /**
     * Instructions only.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static MiproPlusPlusOptimizer of(ZeroShotMiproPlusPlus a) {
        AnnotationValues attributes = new AnnotationValues("ZeroShotMiproPlusPlus");
        return new MiproPlusPlusOptimizer(
                "zero-shot-mipro-plus-plus",
                SearchSettings.of(
                        attributes,
                        PresetNumbers.of(a.preset()),
                        attributes.atLeast("trials", a.trials(), 1),
                        a.validationSize(),
                        a.minibatchSize(),
                        a.fullEvaluationEvery()),
                tips(attributes, a.tips()),
                null);
    }

    /**
     * Instructions and demos.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static MiproPlusPlusOptimizer of(MiproPlusPlus a) {
        AnnotationValues attributes = new AnnotationValues("MiproPlusPlus");
        DemoSettings demos =
                DemoSettings.of(attributes, -1, 3, a.maxBootstrappedDemos(), a.maxLabeledDemos(), Double.NaN);
        if (demos.empty()) {
            throw attributes.nothingToSearch(
                    "maxBootstrappedDemos = 0, maxLabeledDemos = 0", "allow demos, or use @ZeroShotMiproPlusPlus");
        }
        return new MiproPlusPlusOptimizer(
                "mipro-plus-plus",
                SearchSettings.of(
                        attributes,
                        PresetNumbers.of(a.preset()),
                        attributes.atLeast("trials", a.trials(), 1),
                        a.validationSize(),
                        a.minibatchSize(),
                        a.fullEvaluationEvery()),
                tips(attributes, a.tips()),
                demos);
    }

    private static List<Tip> tips(AnnotationValues attributes, Tip[] tips) {
        if (tips.length == 0) {
            throw attributes.outOfRange("tips", "{}", "at least one tip");
        }
        return List.of(tips);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> settings() {
        return SettingsText.join(
                search.describe(), List.of("tips = " + tips), demos == null ? List.of() : demos.describe());
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.validationSize())
                .bootstrap(DemoSettings.forGrounding().settings());
        SearchPlan plan = search.plan(search.trials(), estimate.validation());
        int modules = workload.modules().size();
        double expected =
                LearningToPropose.ALL_GROUNDS.calls(modules, workload.train()) + (double) plan.trials() * modules;
        long most = Math.round(expected);
        if (demos != null) {
            expected += plan.trials() * modules * LearningToPropose.expectedBootstrapRuns(demos, workload.train());
            most += plan.trials() * estimate.callsAtWorst(workload.train());
        }
        return estimate.search(plan, modules, expected, most).phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, search.validationSize(), (run, baseline) -> {
            SearchPlan plan = search.plan(search.trials(), run.validation().size());
            LearningToPropose learning = new LearningToPropose(task, run, baseline, tips, demos);
            run.search(plan, trials -> learning.run(trials, plan.trials()));
            run.importance(learning.importance());
        });
    }
}
