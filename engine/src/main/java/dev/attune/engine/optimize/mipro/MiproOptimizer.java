package dev.attune.engine.optimize.mipro;

import dev.attune.annotations.BayesianBootstrap;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ZeroShotMipro;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.PromptSpace;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.optimize.settings.SettingsText;
import dev.attune.engine.propose.Grounding;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.search.tpe.TpeSampler;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695, section 4) and the two relatives that search one of its halves: it
 * bootstraps demo sets, proposes grounded instructions, and searches their combinations over all modules at once with a
 * multivariate TPE on minibatches. 0-shot MIPRO searches instructions only, Bayesian Bootstrap demo sets only.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproOptimizer implements Optimizer {

    private final String name;
    private final SearchSettings search;
    private final DemoSettings demos;
    private final @Nullable ProposalSettings proposals;
    private final boolean showDemos;

    private MiproOptimizer(
            String name,
            SearchSettings search,
            DemoSettings demos,
            @Nullable ProposalSettings proposals,
            boolean showDemos) {
        this.name = name;
        this.search = search;
        this.demos = demos;
        this.proposals = proposals;
        this.showDemos = showDemos;
    }

    /**
     * Full MIPRO.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static MiproOptimizer of(Mipro a) {
        AnnotationValues attributes = new AnnotationValues("Mipro");
        PresetNumbers preset = PresetNumbers.of(a.preset());
        DemoSettings demos = DemoSettings.of(
                attributes,
                a.demoSets(),
                preset.candidates(),
                a.maxBootstrappedDemos(),
                a.maxLabeledDemos(),
                a.bootstrapThreshold());
        int instructions = demos.empty() ? preset.candidates() : preset.candidates() / 2;
        ProposalSettings proposals = ProposalSettings.of(
                attributes,
                a.instructions(),
                instructions,
                a.proposerTemperature(),
                new Grounding(
                        a.groundInData(),
                        a.groundInProgram(),
                        a.groundInDemos(),
                        a.groundInHistory(),
                        List.of(a.tips())));
        if (proposals.instructions() == 1 && (demos.empty() || demos.sets() == 1)) {
            throw attributes.nothingToSearch(
                    "instructions = 1, demoSets = " + demos.sets(), "allow more instructions, or demos");
        }
        return new MiproOptimizer(
                "mipro",
                SearchSettings.of(
                        attributes, preset, a.trials(), a.validationSize(), a.minibatchSize(), a.fullEvaluationEvery()),
                demos,
                proposals,
                true);
    }

    /**
     * 0-shot MIPRO: instructions only; demos ground the proposals and are never shown to the task model.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static MiproOptimizer of(ZeroShotMipro a) {
        AnnotationValues attributes = new AnnotationValues("ZeroShotMipro");
        PresetNumbers preset = PresetNumbers.of(a.preset());
        ProposalSettings proposals = ProposalSettings.of(
                attributes,
                a.instructions(),
                preset.candidates(),
                a.proposerTemperature(),
                new Grounding(
                        a.groundInData(),
                        a.groundInProgram(),
                        a.groundInDemos(),
                        a.groundInHistory(),
                        List.of(a.tips())));
        if (proposals.instructions() == 1) {
            throw attributes.nothingToSearch("instructions = 1", "allow more instructions");
        }
        return new MiproOptimizer(
                "zero-shot-mipro",
                SearchSettings.of(
                        attributes, preset, a.trials(), a.validationSize(), a.minibatchSize(), a.fullEvaluationEvery()),
                DemoSettings.forGrounding(),
                proposals,
                false);
    }

    /**
     * Bayesian Bootstrap: demo sets only, under the seed instructions.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static MiproOptimizer of(BayesianBootstrap a) {
        AnnotationValues attributes = new AnnotationValues("BayesianBootstrap");
        PresetNumbers preset = PresetNumbers.of(a.preset());
        DemoSettings demos = DemoSettings.of(
                attributes,
                a.demoSets(),
                preset.candidates(),
                a.maxBootstrappedDemos(),
                a.maxLabeledDemos(),
                a.bootstrapThreshold());
        if (demos.empty() || demos.sets() == 1) {
            throw attributes.nothingToSearch(
                    "demoSets = " + demos.sets() + ", maxBootstrappedDemos = " + demos.maxBootstrapped()
                            + ", maxLabeledDemos = " + demos.maxDemos(),
                    "allow demos");
        }
        return new MiproOptimizer(
                "bayesian-bootstrap",
                SearchSettings.of(
                        attributes, preset, a.trials(), a.validationSize(), a.minibatchSize(), a.fullEvaluationEvery()),
                demos,
                null,
                true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> settings() {
        return SettingsText.join(
                search.describe(),
                showDemos ? demos.describe() : List.of(),
                proposals == null ? List.of() : proposals.describe());
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.validationSize()).bootstrap(demos.settings());
        if (proposals != null) {
            estimate.propose(proposals);
        }
        int instructions = proposals == null ? 1 : proposals.instructions();
        int demoSets = showDemos ? demos.settings().sets() : 1;
        int variables = workload.modules().size() * ((instructions > 1 ? 1 : 0) + (demoSets > 1 ? 1 : 0));
        return estimate.search(search.plan(search.trialsFor(variables), estimate.validation()), instructions * demoSets)
                .phases();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, search.validationSize(), (run, baseline) -> {
            List<DemoSet> demoSets =
                    run.bootstrap(demos.forMetric(task.objective().max()));
            Map<String, List<Proposal>> instructions = proposals == null
                    ? run.seedInstructions()
                    : run.propose(
                            proposals.instructions(),
                            proposals.temperature(),
                            proposals.grounding(),
                            demoSets,
                            baseline);
            PromptSpace space = new PromptSpace(instructions, showDemos ? demoSets : List.of(DemoSet.NONE));
            run.search(
                    space,
                    search.plan(
                            search.trialsFor(space.freeVariables()),
                            run.validation().size()),
                    new TpeSampler(),
                    baseline);
        });
    }
}
