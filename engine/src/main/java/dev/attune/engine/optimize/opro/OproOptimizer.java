package dev.attune.engine.optimize.opro;

import dev.attune.annotations.CoordinateAscentOpro;
import dev.attune.annotations.ModuleLevelOpro;
import dev.attune.annotations.ProgramLevelOpro;
import dev.attune.annotations.Tip;
import dev.attune.engine.optimize.OptimizationResult;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.Optimizer;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.phase.OptimizationRun;
import dev.attune.engine.optimize.phase.RunEstimate;
import dev.attune.engine.optimize.settings.AnnotationValues;
import dev.attune.engine.optimize.settings.DemoSettings;
import dev.attune.engine.optimize.settings.PresetNumbers;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.optimize.settings.SearchSettings;
import dev.attune.engine.optimize.settings.SettingsText;
import dev.attune.engine.propose.Grounding;
import java.util.List;
import org.apiguardian.api.API;

/**
 * OPRO for programs of several modules (Yang et al., 2023; MIPRO, section 4): the proposer model climbs by the history of instructions
 * and scores. The three kinds differ in whose credit a score is: each module's, as a stand-in; the whole program's; or, one module at
 * a time, exactly the changed module's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OproOptimizer implements Optimizer {

    private final String name;
    private final SearchSettings search;
    private final double temperature;
    private final boolean grounded;
    private final List<String> own;
    private final OproClimb climb;

    private OproOptimizer(
            String name,
            SearchSettings search,
            double temperature,
            boolean grounded,
            List<String> own,
            OproClimb climb) {
        this.name = name;
        this.search = search;
        this.temperature = temperature;
        this.grounded = grounded;
        this.own = own;
        this.climb = climb;
    }

    /**
     * A history for each module, with the program's score as a stand-in for its own.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static OproOptimizer of(ModuleLevelOpro a) {
        AnnotationValues attributes = new AnnotationValues("ModuleLevelOpro");
        return new OproOptimizer(
                "module-level-opro",
                SearchSettings.of(
                        attributes,
                        PresetNumbers.of(a.preset()),
                        attributes.atLeast("trials", a.trials(), 1),
                        a.validationSize(),
                        a.minibatchSize(),
                        a.fullEvaluationEvery()),
                attributes.temperature("proposerTemperature", a.proposerTemperature()),
                a.grounded(),
                List.of(),
                OproClimb::moduleLevel);
    }

    /**
     * One history of the instructions of all modules.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static OproOptimizer of(ProgramLevelOpro a) {
        AnnotationValues attributes = new AnnotationValues("ProgramLevelOpro");
        return new OproOptimizer(
                "program-level-opro",
                SearchSettings.of(
                        attributes,
                        PresetNumbers.of(a.preset()),
                        attributes.atLeast("trials", a.trials(), 1),
                        a.validationSize(),
                        a.minibatchSize(),
                        a.fullEvaluationEvery()),
                attributes.temperature("proposerTemperature", a.proposerTemperature()),
                a.grounded(),
                List.of(),
                new OproClimb.ProgramLevel());
    }

    /**
     * One module after the other.
     *
     * @throws IllegalArgumentException if an attribute is out of its range; the message names it
     */
    public static OproOptimizer of(CoordinateAscentOpro a) {
        AnnotationValues attributes = new AnnotationValues("CoordinateAscentOpro");
        int perModule = attributes.atLeast("proposalsPerModule", a.proposalsPerModule(), 1);
        int rounds = attributes.atLeast("rounds", a.rounds(), 1);
        return new OproOptimizer(
                "coordinate-ascent-opro",
                SearchSettings.of(
                        attributes,
                        PresetNumbers.of(a.preset()),
                        -1,
                        a.validationSize(),
                        a.minibatchSize(),
                        a.fullEvaluationEvery()),
                attributes.temperature("proposerTemperature", a.proposerTemperature()),
                a.grounded(),
                List.of("proposalsPerModule = " + perModule, "rounds = " + rounds),
                new OproClimb.CoordinateAscent(perModule, rounds));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> settings() {
        return SettingsText.join(
                search.describe(), own, List.of("proposerTemperature = " + temperature, "grounded = " + grounded));
    }

    @Override
    public List<String> warnings(Workload workload) {
        return search.warnings(workload);
    }

    @Override
    public List<PhaseEstimate> estimate(Workload workload) {
        RunEstimate estimate = new RunEstimate(workload, search.validationSize());
        if (grounded) {
            estimate.bootstrap(DemoSettings.forGrounding().settings());
        }
        int modules = workload.modules().size();
        SearchPlan plan = plan(modules, estimate.validation());
        long proposals =
                climb.proposals(modules, plan.trials()) + grounding().calls(climb.described(modules), workload.train());
        return estimate.search(plan, climb.callsPerRun(modules), proposals, proposals)
                .phases();
    }

    private SearchPlan plan(int modules, int validation) {
        return search.plan(climb.trials(modules, search.trials()), validation);
    }

    private Grounding grounding() {
        return new Grounding(grounded, grounded, grounded, true, List.of(Tip.NONE));
    }

    @Override
    public OptimizationResult optimize(OptimizationTask task) {
        return OptimizationRun.of(task, search.validationSize(), (run, baseline) -> {
            OproState state = new OproState(
                    task.program().signatures(),
                    run.proposer(
                            grounded
                                    ? run.bootstrap(DemoSettings.forGrounding()
                                            .forMetric(task.objective().max()))
                                    : List.of(),
                            baseline),
                    grounding(),
                    temperature,
                    baseline);
            SearchPlan plan =
                    plan(task.program().signatures().size(), run.validation().size());
            run.search(plan, trials -> climb.climb(state, trials, plan.trials()));
        });
    }
}
