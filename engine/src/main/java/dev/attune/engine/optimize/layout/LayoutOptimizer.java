package dev.attune.engine.optimize.layout;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.PromptLayout;
import dev.attune.runtime.signature.Signature;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Tries other layouts of the same instructions and demos. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LayoutOptimizer implements Optimizer {

    /** Where one module has another layout, about half of the answers are known from that layout in all modules, or from none. */
    private static final double NEW = 0.5;

    private final BootstrapPhase bootstrap;
    private final int validationSize;
    private final List<PromptLayout> layouts;

    /**
     * Makes an optimizer with these settings.
     *
     * @param demos how the demo set is made where there are no demos; the last one that is made is taken
     * @param validationSize the most validation examples
     * @param layouts what is tried besides the default
     */
    LayoutOptimizer(DemoSettings demos, int validationSize, List<PromptLayout> layouts) {
        this.bootstrap = new BootstrapPhase(demos);
        this.validationSize = validationSize;
        this.layouts = List.copyOf(layouts);
    }

    @Override
    public Set<PromptPart> changes() {
        return bootstrap.settings().empty()
                ? EnumSet.of(PromptPart.LAYOUT)
                : EnumSet.of(PromptPart.DEMOS, PromptPart.LAYOUT);
    }

    @Override
    public Optional<String> refusal(Collection<Signature> modules) {
        return modules.stream()
                .filter(Signature::ofService)
                .findFirst()
                .map(module -> "tries layouts of prompts, and module " + module.name()
                        + " is a method of an AI Service, which has messages of its own");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(bootstrap.settings().describe());
        settings.putAll(SearchSettings.describeValidation(validationSize));
        settings.put("layouts", layouts.stream().map(Enum::name).collect(Collectors.joining(", ")));
        return settings;
    }

    /** In a chain, there may be demos already, and then none are made. */
    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, validationSize);
        if (!bootstrap.settings().empty()) {
            bootstrap.estimate(estimate);
        }
        int free = workload.free(PromptPart.LAYOUT);
        boolean makesDemos = !bootstrap.settings().empty() && workload.free(PromptPart.DEMOS) > 0;
        long together = (makesDemos ? 1L : 0L) + (free == 0 ? 0 : layouts.size());
        long apart = free < 2 ? 0 : (long) free * layouts.size();
        int validation = estimate.validation();
        estimate.addRuns(Phase.SEARCH, (together + NEW * apart) * validation, (together + apart) * validation);
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, validationSize, this::demoSets, (run, baseline, sets) -> {
            TunedModules prompts = baseline.tuned().with(sets.get(sets.size() - 1));
            List<String> free = task.program().signatures().stream()
                    .filter(module -> !module.frozen().contains(PromptPart.LAYOUT))
                    .map(Signature::name)
                    .toList();
            run.search((trials, notes) -> {
                LayoutTrials search = new LayoutTrials(run, trials, layouts, free, baseline);
                try {
                    search.run(prompts);
                } finally {
                    search.settle().ifPresent(notes::add);
                    notes.add(search.counted());
                }
            });
        });
    }

    private Begun<List<DemoSet>> demoSets(OptimizationRun run) {
        DemoSet before = run.task().start().tuned().demos();
        return !before.isEmpty() || bootstrap.settings().empty() ? () -> List.of(before) : bootstrap.begin(run);
    }
}
