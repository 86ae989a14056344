package dev.attune.engine.optimize.reflective;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.ProposePhase;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.runtime.annotations.PromptPart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * GEPA (Agrawal et al., 2025, arXiv 2507.19457): instructions evolve by reflection on runs and feedback, in a pool of candidates each of
 * which leads on some validation example. If demos are wanted too, the instructions found then enter a search of demo sets. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GepaOptimizer implements Optimizer {

    /** Instructions of a module that enter the search of demos, the seed instruction included. */
    private static final int MOST_INSTRUCTIONS = 4;

    private final EvolutionSettings evolution;
    private final @Nullable BootstrapPhase bootstrap;
    private final @Nullable SearchPhase search;

    /**
     * Makes an optimizer with these settings.
     *
     * @param bootstrap how demo sets are made; null: prompts show no demos
     * @param search how they are searched; null: they are not
     */
    GepaOptimizer(EvolutionSettings evolution, @Nullable BootstrapPhase bootstrap, @Nullable SearchPhase search) {
        this.evolution = evolution;
        this.bootstrap = bootstrap;
        this.search = search;
    }

    @Override
    public Set<PromptPart> changes() {
        return search == null
                ? EnumSet.of(PromptPart.INSTRUCTION)
                : EnumSet.of(PromptPart.INSTRUCTION, PromptPart.DEMOS);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(
                search == null
                        ? SearchSettings.describeValidation(evolution.validationSize())
                        : search.settings().describe());
        if (bootstrap != null) {
            settings.putAll(bootstrap.settings().describe());
        }
        settings.putAll(evolution.describe());
        return settings;
    }

    @Override
    public List<String> warnings(Workload workload) {
        List<String> warnings = new ArrayList<>();
        int modules = workload.modules().size();
        int validation = Math.min(evolution.validationSize(), workload.validation());
        long least = evolution.leastCalls(modules, validation);
        long calls = evolution.callsFor(modules, validation);
        if (calls < least) {
            warnings.add("calls = " + calls
                    + " are too few to find anything: to rewrite one instruction and to measure it on " + validation
                    + " validation examples takes about " + least);
        }
        if (workload.train() < evolution.minibatchSize()) {
            warnings.add("minibatchSize = " + evolution.minibatchSize() + " is more than the " + workload.train()
                    + " training examples: each instruction is rewritten from all of them");
        }
        if (search != null) {
            warnings.addAll(search.settings().warnings(workload));
        }
        return warnings;
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, evolution.validationSize());
        if (bootstrap != null) {
            bootstrap.estimate(estimate);
        }
        if (workload.free(PromptPart.INSTRUCTION) > 0) {
            long calls = evolution.callsFor(workload.modules().size(), estimate.validation());
            estimate.addCalls(Phase.SEARCH, calls, InstructionProposer.MOST_CALLS * calls);
        }
        if (bootstrap != null && search != null) {
            search.estimate(
                    estimate,
                    MOST_INSTRUCTIONS,
                    bootstrap.settings().forEstimate().sets());
        }
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, evolution.validationSize(), this::demoSets, (run, baseline, demoSets) -> {
            Map<String, List<Proposal>> found = evolve(run, baseline, demoSets);
            if (search != null) {
                search.run(run, new PromptSpace(found, demoSets), baseline);
            }
        });
    }

    /** The instructions that are worth to be tried with demos, by module, the seed instruction first. */
    private Map<String, List<Proposal>> evolve(OptimizationRun run, Finalist baseline, List<DemoSet> demoSets) {
        OptimizationTask task = run.task();
        boolean frozen = task.program().signatures().stream()
                .allMatch(signature -> signature.frozen().contains(PromptPart.INSTRUCTION));
        if (frozen) {
            return ProposePhase.seedInstructions(task);
        }
        Optional<String> seen = task.start().nothingToLearn(task.train());
        if (seen.isPresent()) {
            run.warn(seen.get());
            return ProposePhase.seedInstructions(task);
        }
        InstructionProposer proposer = run.proposer(demoSets, baseline);
        Map<String, List<Proposal>> found = new LinkedHashMap<>();
        run.search((trials, notes) -> {
            Evolution search = new Evolution(run, evolution, proposer, trials, baseline);
            try {
                search.run();
            } finally {
                notes.addAll(search.notes());
            }
            found.putAll(search.pool().instructions(MOST_INSTRUCTIONS));
        });
        return found;
    }

    private Begun<List<DemoSet>> demoSets(OptimizationRun run) {
        return bootstrap == null ? () -> List.of(DemoSet.NONE) : bootstrap.begin(run);
    }
}
