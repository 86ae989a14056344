package dev.attune.engine.optimize.mipro;

import dev.attune.engine.bootstrap.DemoSet;
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
import dev.attune.engine.optimize.phase.ProposePhase.Proposed;
import dev.attune.engine.optimize.phase.ProposePhase.Proposing;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.phase.SearchPhase;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.runtime.annotations.PromptPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695, section 4) and the two relatives that search one of its
 * halves. MIPRO bootstraps demo sets, proposes grounded instructions, and searches their combinations over all modules
 * at once, by racing or with a multivariate TPE on minibatches. 0-shot MIPRO searches instructions only, Bayesian
 * Bootstrap demo sets only. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproOptimizer implements Optimizer {

    private final BootstrapPhase bootstrap;
    private final @Nullable ProposePhase propose;
    private final SearchPhase search;
    private final boolean showDemos;

    /**
     * Makes an optimizer with these settings.
     *
     * @param proposals how instructions are proposed; null: the seed instructions stay
     * @param showDemos whether prompts show demos; if not, demos only ground proposals
     */
    public MiproOptimizer(
            SearchSettings search, DemoSettings demos, @Nullable ProposalSettings proposals, boolean showDemos) {
        this.bootstrap = new BootstrapPhase(demos);
        this.propose = proposals == null ? null : new ProposePhase(proposals);
        this.search = new SearchPhase(search);
        this.showDemos = showDemos;
    }

    @Override
    public Set<PromptPart> changes() {
        return propose != null && showDemos
                ? Set.of(PromptPart.INSTRUCTION, PromptPart.DEMOS)
                : Set.of(showDemos ? PromptPart.DEMOS : PromptPart.INSTRUCTION);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(search.settings().describe());
        if (showDemos) {
            settings.putAll(bootstrap.settings().describe());
        }
        if (propose != null) {
            settings.putAll(propose.settings().describe());
        }
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
        if (propose != null) {
            propose.estimate(estimate);
        }
        search.estimate(
                estimate,
                propose == null ? 1 : propose.settings().instructions(),
                showDemos ? bootstrap.settings().forEstimate().sets() : 1);
        return estimate.phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, search.settings().validationSize(), this::begin, (run, baseline, prepared) -> {
            List<DemoSet> shown =
                    showDemos ? prepared.demoSets() : List.of(baseline.tuned().demos());
            if (propose == null || prepared.proposing() == null) {
                search.run(run, new PromptSpace(ProposePhase.seedInstructions(task), shown), baseline);
                return;
            }
            Proposed proposed = propose.finish(run, prepared.proposing(), prepared.demoSets(), baseline);
            PromptSpace space = new PromptSpace(proposed.instructions(), shown);
            search.run(run, space, baseline, propose, proposed.proposer());
        });
    }

    /** What is ready when the baseline is. */
    private record Prepared(
            List<DemoSet> demoSets, @Nullable Proposing proposing) {}

    private Begun<Prepared> begin(OptimizationRun run) {
        Proposing proposing = propose == null ? null : propose.begin(run);
        Begun<List<DemoSet>> demoSets = bootstrap.begin(run);
        return () -> new Prepared(demoSets.finish(), proposing);
    }
}
