package dev.attune.engine.optimize.rules;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.ProposePhase;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.Inference;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Infers rules from sets of worked examples, and searches which modules get which (after DSPy's InferRules, which shows the examples too, and
 * evaluates each attempt in all modules). Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InferRulesOptimizer implements Optimizer {

    private final BootstrapPhase bootstrap;
    private final SearchPhase search;
    private final int rules;
    private final double temperature;

    /**
     * Makes an optimizer with these settings.
     *
     * @param demos the sets that rules are inferred from
     * @param rules how many an instruction gets at most
     * @param temperature the temperature of the proposer model
     */
    InferRulesOptimizer(SearchSettings search, DemoSettings demos, int rules, double temperature) {
        this.bootstrap = new BootstrapPhase(demos);
        this.search = new SearchPhase(search);
        this.rules = rules;
        this.temperature = temperature;
    }

    @Override
    public Set<PromptPart> changes() {
        return Set.of(PromptPart.INSTRUCTION);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(search.settings().describe());
        settings.putAll(bootstrap.settings().describe());
        settings.put("rules", "" + rules);
        settings.put("temperature", "" + temperature);
        return settings;
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.settings().warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.settings().validationSize());
        bootstrap.estimate(estimate);
        int attempts = bootstrap.settings().sets() - 1;
        long calls = (long) workload.free(PromptPart.INSTRUCTION) * attempts;
        estimate.addCalls(Phase.PROPOSE, calls, InstructionProposer.MOST_CALLS * calls);
        search.estimate(estimate, 1 + attempts, 1);
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(
                task, search.settings().validationSize(), bootstrap::begin, (run, baseline, demoSets) -> {
                    Map<String, List<Proposal>> instructions =
                            run.phase(Phase.PROPOSE, notes -> infer(run, baseline, demoSets, notes));
                    search.run(
                            run,
                            new PromptSpace(
                                    instructions, List.of(baseline.tuned().demos())),
                            baseline);
                });
    }

    /** The instructions of each module, the seed instruction first. */
    private Map<String, List<Proposal>> infer(
            OptimizationRun run, Finalist baseline, List<DemoSet> demoSets, List<String> notes) {
        Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
        ProposePhase.seedInstructions(run.task())
                .forEach((module, seed) -> instructions.put(module, new ArrayList<>(seed)));
        List<Inference> inferences = new ArrayList<>();
        for (Signature signature : run.task().program().signatures()) {
            for (DemoSet set : demoSets.subList(1, demoSets.size())) {
                List<Demonstration> examples = set.of(signature.name());
                if (!examples.isEmpty() && !signature.frozen().contains(PromptPart.INSTRUCTION)) {
                    inferences.add(new Inference(signature, examples, set.label()));
                }
            }
        }
        List<Optional<Proposal>> inferred = run.proposer(demoSets, baseline).infer(inferences, rules, temperature);
        for (int i = 0; i < inferences.size(); i++) {
            List<Proposal> own = instructions.get(inferences.get(i).module().name());
            if (own != null) {
                inferred.get(i).ifPresent(own::add);
            }
        }
        instructions.forEach((module, own) -> notes.add(module + ": rules were inferred from " + (own.size() - 1)
                + " of " + (demoSets.size() - 1) + " sets of examples"));
        return instructions;
    }
}
