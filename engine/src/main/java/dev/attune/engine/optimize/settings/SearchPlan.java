package dev.attune.engine.optimize.settings;

import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * How many trials a search makes, and on how many examples.
 *
 * @param trials the number of trials
 * @param minibatchSize validation examples per trial; 0: all of them
 * @param fullEvaluationEvery number of trials from one full evaluation to the next
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SearchPlan(int trials, int minibatchSize, int fullEvaluationEvery) {

    public boolean minibatches() {
        return minibatchSize > 0;
    }

    /** Returns whether a full evaluation is due after a trial, counted from 1. */
    public boolean fullEvaluationAfter(int trial) {
        return minibatches() && (trial % fullEvaluationEvery == 0 || trial == trials);
    }

    /** Returns the maximum number of runs of the program in all trials, with that many validation examples. */
    public long mostRuns(int validation) {
        return minibatches()
                ? (long) trials * minibatchSize + fullEvaluations() * validation
                : (long) trials * validation;
    }

    /**
     * Returns the expected number of runs whose answers are not cached: a full evaluation finds those of the candidate's minibatch in the
     * cache.
     */
    public long expectedRuns(int validation) {
        return minibatches() ? mostRuns(validation) - fullEvaluations() * minibatchSize : mostRuns(validation);
    }

    private long fullEvaluations() {
        return IntStream.rangeClosed(1, trials)
                .filter(this::fullEvaluationAfter)
                .count();
    }
}
