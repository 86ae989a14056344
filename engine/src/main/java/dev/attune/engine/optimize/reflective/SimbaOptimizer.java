package dev.attune.engine.optimize.reflective;

import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.runtime.annotations.PromptPart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * SIMBA (after DSPy 3's optimizer of this name): rules and demos from examples that the program gets right at one time and wrong at another.
 * Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SimbaOptimizer implements Optimizer {

    private final AscentSettings settings;

    /** Makes an optimizer with these settings. */
    SimbaOptimizer(AscentSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<PromptPart> changes() {
        return settings.maxDemos() == 0
                ? EnumSet.of(PromptPart.INSTRUCTION)
                : EnumSet.of(PromptPart.INSTRUCTION, PromptPart.DEMOS);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> described =
                new LinkedHashMap<>(SearchSettings.describeValidation(settings.validationSize()));
        described.putAll(settings.describe());
        return described;
    }

    @Override
    public List<String> warnings(Workload workload) {
        List<String> warnings = new ArrayList<>();
        int modules = workload.modules().size();
        int validation = Math.min(settings.validationSize(), workload.validation());
        long least = settings.leastCalls(modules, validation);
        long calls = settings.callsFor(modules, validation);
        if (calls < least) {
            warnings.add(
                    "calls = " + calls + " are too few to find anything: one step, and to measure what comes of it on "
                            + validation + " validation examples takes about " + least);
        }
        if (workload.train() < settings.minibatchSize()) {
            warnings.add("minibatchSize = " + settings.minibatchSize() + " is more than the " + workload.train()
                    + " training examples: each step runs all of them");
        }
        if (workload.scoresSets()) {
            warnings.add(
                    "the objective scores whole sets, and @Simba compares runs of single examples: it finds nothing");
        }
        return warnings;
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, settings.validationSize());
        int modules = workload.modules().size();
        estimate.addCalls(
                Phase.SEARCH,
                workload.scoresSets() ? 0 : settings.expectedCalls(modules, estimate.validation()),
                InstructionProposer.MOST_CALLS * settings.callsFor(modules, estimate.validation()));
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, settings.validationSize(), run -> () -> List.of(), (run, baseline, nothing) -> {
            if (task.objective().ofSet() != null) {
                run.warn("Nothing was searched: " + task.objective().name()
                        + " scores whole sets, and @Simba compares runs of single examples.");
                return;
            }
            Optional<String> seen = task.start().nothingToLearn(task.train());
            if (seen.isPresent()) {
                run.warn(seen.get());
                return;
            }
            InstructionProposer proposer = run.proposer(List.of(), baseline);
            run.search((trials, notes) -> {
                Ascent search = new Ascent(run, settings, proposer, trials, baseline);
                try {
                    search.run();
                } finally {
                    notes.addAll(search.notes());
                }
            });
        });
    }
}
