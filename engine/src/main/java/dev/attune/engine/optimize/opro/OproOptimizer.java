package dev.attune.engine.optimize.opro;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.Begun;
import dev.attune.engine.optimize.phase.BootstrapPhase;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.runtime.annotations.PromptPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * OPRO for programs of several modules (Yang et al., 2023; MIPRO, section 4). The proposer model improves instructions
 * step by step, from the history of instructions and scores. The three kinds differ in what a score is credited to: to
 * each module, as an approximation; to the whole program; or, with one module changed at a time, to exactly that
 * module.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OproOptimizer implements Optimizer {

    /** The default number of trials. */
    static final int TRIALS = 20;

    private final SearchSettings search;
    private final ProposalSettings proposals;
    private final Map<String, String> own;
    private final OproClimb climb;
    private final BootstrapPhase bootstrap = new BootstrapPhase(DemoSettings.forGrounding());

    /**
     * Makes an optimizer with these settings.
     *
     * @param own the settings that only this kind has, by name
     * @param climb how it climbs
     */
    OproOptimizer(SearchSettings search, ProposalSettings proposals, Map<String, String> own, OproClimb climb) {
        this.search = search;
        this.proposals = proposals;
        this.own = own;
        this.climb = climb;
    }

    @Override
    public Set<PromptPart> changes() {
        return Set.of(PromptPart.INSTRUCTION);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(search.describe());
        settings.putAll(own);
        settings.putAll(proposals.describeEachTrial());
        return settings;
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.validationSize());
        if (proposals.grounding().demos()) {
            bootstrap.estimate(estimate);
        }
        int modules = workload.modules().size();
        int free = workload.free(PromptPart.INSTRUCTION);
        SearchPlan plan = plan(free, estimate.validation());
        long proposed = climb.proposals(free, plan.trials());
        long grounds = proposals.grounding().calls(climb.described(free), workload.train());
        return estimate.search(
                        plan,
                        climb.callsPerRun(modules),
                        proposed + grounds,
                        InstructionProposer.MOST_CALLS * proposed + grounds)
                .phases();
    }

    private SearchPlan plan(int modules, int validation) {
        return search.plan(climb.trials(modules, search.trials()), validation);
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, search.validationSize(), this::demoSets, (run, baseline, demoSets) -> {
            OproState state = new OproState(
                    task.program().signatures(),
                    run.proposer(demoSets, baseline),
                    proposals.grounding(),
                    proposals.temperature(),
                    baseline);
            SearchPlan plan = plan(state.free().size(), run.validation().size());
            run.search(plan, (trials, count) -> climb.climb(state, trials, count));
        });
    }

    private Begun<List<DemoSet>> demoSets(OptimizationRun run) {
        return proposals.grounding().demos() ? bootstrap.begin(run) : List::of;
    }
}
