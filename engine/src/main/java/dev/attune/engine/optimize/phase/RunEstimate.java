package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.PhaseEstimate;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.search.race.RacePlan;
import dev.attune.runtime.annotations.PromptPart;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The phases of an {@link OptimizationRun} in model calls, composed in the same way as optimizers compose the phases. One thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunEstimate {

    /** An answer that cannot be read is asked for once more. */
    private static final int CALLS_AT_WORST = 2;

    private final Workload workload;
    private final int validation;
    private final List<PhaseEstimate> phases = new ArrayList<>();

    /** Creates an estimate that begins with the baseline, as every run does. */
    public RunEstimate(Workload workload, int validationSize) {
        this.workload = workload;
        this.validation = Math.min(validationSize, workload.validation());
        addRuns(Phase.BASELINE, validation, validation);
    }

    /** Returns the number of validation examples of the run. */
    public int validation() {
        return validation;
    }

    public List<PhaseEstimate> phases() {
        return List.copyOf(phases);
    }

    /** Returns what is known before the run. */
    public Workload workload() {
        return workload;
    }

    /** Adds a phase of that many calls, and of that many at worst. */
    public void addCalls(Phase phase, long expected, long most) {
        phases.add(new PhaseEstimate(phase, expected, most));
    }

    /**
     * Adds a search among that many instructions and demo sets of each module, except where they are frozen. Answers are cached, so what counts is how many different prompt sets meet how
     * many examples; the estimate assumes that they meet by chance. A sampler that has found good prompt sets repeats them more often and
     * takes fewer calls.
     */
    public RunEstimate search(SearchPlan plan, int instructions, int demoSets) {
        addSearch(plan, expectedCalls(plan.expectedRuns(validation), instructions, demoSets), 0, 0);
        return this;
    }

    private double expectedCalls(double runs, int instructions, int demoSets) {
        double promptSets = 1;
        double expected = 0;
        for (String module : workload.modules()) {
            promptSets *= (workload.isFree(module, PromptPart.INSTRUCTION) ? instructions : 1)
                    * (workload.isFree(module, PromptPart.DEMOS) ? demoSets : 1);
            double met = 1 - Math.exp(-runs / (promptSets * validation));
            expected += (promptSets - 1) * validation * met;
        }
        return expected;
    }

    /**
     * Adds a search in which each trial has its own prompts.
     *
     * @param callsPerRun calls per run of the program whose answers are not cached yet
     * @param expectedMore expected number of other calls of the search, for proposals and demos
     * @param mostMore number of those other calls at worst
     */
    public RunEstimate search(SearchPlan plan, double callsPerRun, double expectedMore, long mostMore) {
        addSearch(plan, plan.expectedRuns(validation) * callsPerRun, expectedMore, mostMore);
        return this;
    }

    /**
     * Adds a race among that many instructions and demo sets of each module, except where they are frozen, and what it leaves of the full
     * evaluations of the winner, and of cheaper rivals or of those that vote with it.
     */
    public void race(RacePlan plan, int instructions, int demoSets) {
        int full = Math.max(1 + (workload.prefersCheaper() ? CheaperRivals.MOST : 0), workload.finalists());
        double expected = expectedCalls(plan.runs() + full * validation / 2.0, instructions, demoSets);
        phases.add(new PhaseEstimate(
                Phase.SEARCH, Math.round(expected), callsAtWorst(plan.runs() + (long) full * validation)));
    }

    private void addSearch(SearchPlan plan, double expected, double expectedMore, long mostMore) {
        phases.add(new PhaseEstimate(
                Phase.SEARCH, Math.round(expected + expectedMore), callsAtWorst(plan.mostRuns(validation)) + mostMore));
    }

    /** Adds a phase of that many runs of the program. */
    public void addRuns(Phase phase, double expected, long most) {
        phases.add(new PhaseEstimate(phase, Math.round(expected * modules()), callsAtWorst(most)));
    }

    /** Returns the number of calls of that many runs of the program at worst. */
    public long callsAtWorst(long runs) {
        return CALLS_AT_WORST * modules() * runs;
    }

    private long modules() {
        return workload.modules().size();
    }
}
