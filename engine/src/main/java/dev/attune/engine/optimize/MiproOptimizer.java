package dev.attune.engine.optimize;

import dev.attune.annotations.Mipro;
import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.search.TpeSampler;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * MIPRO (Opsahl-Ong et al., EMNLP 2024, arXiv 2406.11695): bootstraps demo sets, proposes grounded instructions, and searches their
 * combinations over all modules at once with a multivariate TPE on minibatches.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MiproOptimizer implements Optimizer {

    private final MiproSettings settings;

    /**
     * The optimizer of an annotation.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public MiproOptimizer(Mipro annotation) {
        this.settings = MiproSettings.of(annotation);
    }

    @Override
    public String name() {
        return "mipro";
    }

    @Override
    public List<String> settings() {
        return settings.describe();
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, settings.validationSize(), (run, baseline) -> {
            List<DemoSet> demoSets =
                    run.bootstrap(settings.bootstrap(task.objective().max()));
            Map<String, List<Proposal>> instructions = run.propose(
                    settings.instructions(), settings.proposerTemperature(), settings.grounding(), demoSets, baseline);
            PromptSpace space = new PromptSpace(instructions, demoSets);
            SearchPlan plan =
                    settings.plan(space.freeVariables(), run.validation().size());
            run.search(space, plan, new TpeSampler(), baseline);
        });
    }
}
