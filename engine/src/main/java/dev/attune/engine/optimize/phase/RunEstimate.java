package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.settings.SearchPlan;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** The phases of an {@link OptimizationRun} in model calls, put together as optimizers put the phases together. One thread at a time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunEstimate {

    /** An answer that cannot be read is asked for once more. */
    private static final int CALLS_AT_WORST = 2;

    private final Workload workload;
    private final int validation;
    private final List<PhaseEstimate> phases = new ArrayList<>();

    /** Begins with the baseline, as every run does. */
    public RunEstimate(Workload workload, int validationSize) {
        this.workload = workload;
        this.validation = Math.min(validationSize, workload.validation());
        addRuns(Phase.BASELINE, validation, validation);
    }

    /** Validation examples of the run. */
    public int validation() {
        return validation;
    }

    public List<PhaseEstimate> phases() {
        return List.copyOf(phases);
    }

    /** What is known before the run. */
    public Workload workload() {
        return workload;
    }

    /** Adds a phase of that many calls. */
    public void addCalls(Phase phase, long calls) {
        phases.add(new PhaseEstimate(phase, calls, calls));
    }

    /**
     * A search among that many prompts of each module. Answers are cached, so what counts is how many different prompt sets meet how
     * many examples; the guess is that they meet by chance. A sampler that has found what is good repeats more, and takes fewer calls.
     */
    public RunEstimate search(SearchPlan plan, int promptsPerModule) {
        double runs = plan.expectedRuns(validation);
        double promptSets = 1;
        double expected = 0;
        for (int module = 0; module < modules(); module++) {
            promptSets *= promptsPerModule;
            double met = 1 - Math.exp(-runs / (promptSets * validation));
            expected += (promptSets - 1) * validation * met;
        }
        addSearch(plan, expected, 0, 0);
        return this;
    }

    /**
     * A search whose trials all have prompts of their own.
     *
     * @param callsPerRun calls of a run of the program whose answers are not cached yet
     * @param expectedMore other calls of the search: for proposals, for demos
     * @param mostMore these at worst
     */
    public RunEstimate search(SearchPlan plan, double callsPerRun, double expectedMore, long mostMore) {
        addSearch(plan, plan.expectedRuns(validation) * callsPerRun, expectedMore, mostMore);
        return this;
    }

    private void addSearch(SearchPlan plan, double expected, double expectedMore, long mostMore) {
        phases.add(new PhaseEstimate(
                Phase.SEARCH, Math.round(expected + expectedMore), callsAtWorst(plan.mostRuns(validation)) + mostMore));
    }

    /** Adds a phase of that many runs of the program. */
    public void addRuns(Phase phase, double expected, long most) {
        phases.add(new PhaseEstimate(phase, Math.round(expected * modules()), callsAtWorst(most)));
    }

    /** Calls of that many runs of the program at worst. */
    public long callsAtWorst(long runs) {
        return CALLS_AT_WORST * modules() * runs;
    }

    private long modules() {
        return workload.modules().size();
    }
}
