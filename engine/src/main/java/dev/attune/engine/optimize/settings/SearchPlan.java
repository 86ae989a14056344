package dev.attune.engine.optimize.settings;

import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How many trials a search makes, and on what.
 *
 * @param trials trials
 * @param minibatchSize validation examples per trial; 0: all of them
 * @param fullEvaluationEvery trials from one full evaluation to the next
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchPlan(int trials, int minibatchSize, int fullEvaluationEvery) {

    public boolean minibatches() {
        return minibatchSize > 0;
    }

    /** Whether a full evaluation is due after a trial, counted from 1. */
    public boolean fullEvaluationAfter(int trial) {
        return minibatches() && (trial % fullEvaluationEvery == 0 || trial == trials);
    }

    /** Runs of the program in all trials at most, of a split of that many validation examples. */
    public long mostRuns(int validation) {
        return minibatches()
                ? (long) trials * minibatchSize + fullEvaluations() * validation
                : (long) trials * validation;
    }

    /** Runs of the program whose answers are not cached: a full evaluation has those of the candidate's minibatch. */
    public long expectedRuns(int validation) {
        return minibatches() ? mostRuns(validation) - fullEvaluations() * minibatchSize : mostRuns(validation);
    }

    private long fullEvaluations() {
        return IntStream.rangeClosed(1, trials)
                .filter(this::fullEvaluationAfter)
                .count();
    }
}
