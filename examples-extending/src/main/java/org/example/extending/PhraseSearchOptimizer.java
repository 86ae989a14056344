package org.example.extending;

import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.propose.Proposal;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Composes phases of the engine, with instructions that no model proposes and a sampler of its own. */
final class PhraseSearchOptimizer implements Optimizer {

    private final List<String> phrases;
    private final BootstrapPhase bootstrap;
    private final SearchPhase search;

    PhraseSearchOptimizer(List<String> phrases, BootstrapPhase bootstrap, SearchPhase search) {
        this.phrases = phrases;
        this.bootstrap = bootstrap;
        this.search = search;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(search.settings().describe());
        settings.putAll(bootstrap.settings().describe());
        settings.put("phrases", String.join(" | ", phrases));
        return settings;
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.settings().validationSize());
        bootstrap.estimate(estimate);
        search.estimate(estimate, 1 + phrases.size(), bootstrap.settings().sets());
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(
                task,
                search.settings().validationSize(),
                bootstrap::begin,
                (run, baseline, demoSets) ->
                        search.run(run, new PromptSpace(proposals(task), demoSets), new UntriedFirst(), baseline));
    }

    /** The instructions of each module, the seed instruction first, as a search expects them. */
    private Map<String, List<Proposal>> proposals(OptimizationTask task) {
        Map<String, List<Proposal>> proposals = new LinkedHashMap<>();
        for (Signature signature : task.program().signatures()) {
            List<Proposal> own = new ArrayList<>();
            own.add(Proposal.seed(signature));
            for (String phrase : phrases) {
                own.add(new Proposal(signature.seedInstruction() + " " + phrase, "phrase: " + phrase));
            }
            proposals.put(signature.name(), own);
        }
        return proposals;
    }
}
