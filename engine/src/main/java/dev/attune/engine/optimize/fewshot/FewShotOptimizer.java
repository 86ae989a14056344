package dev.attune.engine.optimize.fewshot;

import dev.attune.annotations.BootstrapFewShot;
import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.CandidateTrials.Described;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SettingsText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * The optimizers that only choose demos, one set for all modules, each set evaluated in full: labeled few-shot, bootstrap few-shot, and
 * bootstrap random search (Khattab et al., 2024).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FewShotOptimizer implements Optimizer {

    private final String name;
    private final DemoSettings demos;
    private final int validationSize;
    private final UnaryOperator<List<DemoSet>> chosen;

    private FewShotOptimizer(String name, DemoSettings demos, int validationSize, UnaryOperator<List<DemoSet>> chosen) {
        this.name = name;
        this.demos = demos;
        this.validationSize = validationSize;
        this.chosen = chosen;
    }

    /**
     * Labeled demos only.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static FewShotOptimizer of(LabeledFewShot a) {
        AnnotationValues attributes = new AnnotationValues("LabeledFewShot");
        int labeled = attributes.atLeast("demos", a.demos(), 1);
        return new FewShotOptimizer(
                "labeled-few-shot",
                new DemoSettings(2, 0, labeled, Double.NaN),
                attributes.orPreset("validationSize", a.validationSize(), 1, Integer.MAX_VALUE),
                sets -> sets.subList(1, sets.size()));
    }

    /**
     * One bootstrapped set, in data order.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static FewShotOptimizer of(BootstrapFewShot a) {
        AnnotationValues attributes = new AnnotationValues("BootstrapFewShot");
        DemoSettings demos = DemoSettings.of(
                attributes, -1, 3, a.maxBootstrappedDemos(), a.maxLabeledDemos(), a.bootstrapThreshold());
        requireDemos(attributes, demos);
        return new FewShotOptimizer(
                "bootstrap-few-shot",
                demos,
                attributes.orPreset("validationSize", a.validationSize(), 1, Integer.MAX_VALUE),
                sets -> sets.subList(sets.size() - 1, sets.size()));
    }

    /**
     * Many sets, the best of which wins.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static FewShotOptimizer of(BootstrapRandomSearch a) {
        AnnotationValues attributes = new AnnotationValues("BootstrapRandomSearch");
        PresetNumbers preset = PresetNumbers.of(a.preset());
        DemoSettings demos = DemoSettings.of(
                attributes,
                a.demoSets(),
                preset.candidates(),
                a.maxBootstrappedDemos(),
                a.maxLabeledDemos(),
                a.bootstrapThreshold());
        requireDemos(attributes, demos);
        return new FewShotOptimizer(
                "bootstrap-random-search",
                demos,
                attributes.orPreset("validationSize", a.validationSize(), 1, preset.validationSize()),
                sets -> sets.subList(1, sets.size()));
    }

    private static void requireDemos(AnnotationValues attributes, DemoSettings demos) {
        if (demos.empty() || demos.sets() == 1) {
            throw attributes.nothingToSearch(
                    "demoSets = " + demos.sets() + ", maxBootstrappedDemos = " + demos.maxBootstrapped()
                            + ", maxLabeledDemos = " + demos.maxDemos(),
                    "allow demos");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> settings() {
        return SettingsText.join(
                demos.describe(),
                List.of("validationSize = " + (validationSize == Integer.MAX_VALUE ? "all" : validationSize)));
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        List<DemoSet> sets = Collections.nCopies(demos.sets(), DemoSet.NONE);
        return new RunEstimate(workload, validationSize)
                .bootstrap(demos.settings())
                .search(plan(chosen.apply(sets)), workload.modules().size(), 0, 0)
                .phases();
    }

    private static SearchPlan plan(List<DemoSet> candidates) {
        return new SearchPlan(candidates.size(), 0, 1);
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, validationSize, (run, baseline) -> {
            List<DemoSet> sets = run.bootstrap(demos.forMetric(task.objective().max()));
            List<DemoSet> candidates = sets.size() < 2 ? List.of() : chosen.apply(sets);
            if (candidates.isEmpty()) {
                run.warn("There was nothing to search: no module got a demo.");
                return;
            }
            run.search(plan(candidates), trials -> {
                for (DemoSet set : candidates) {
                    PromptSpace one = new PromptSpace(run.seedInstructions(), List.of(set));
                    trials.next(new Described(
                            one.promptSet(one.seed()), one.origins(one.seed()), Map.of("demos", set.label())));
                }
            });
        });
    }
}
