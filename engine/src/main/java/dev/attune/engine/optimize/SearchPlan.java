package dev.attune.engine.optimize;

import java.util.stream.IntStream;

/**
 * How many trials a search makes, and on what.
 *
 * @param trials trials
 * @param minibatchSize validation examples per trial; 0: all of them
 * @param fullEvaluationEvery trials from one full evaluation to the next
 */
record SearchPlan(int trials, int minibatchSize, int fullEvaluationEvery) {

    boolean minibatches() {
        return minibatchSize > 0;
    }

    /** Whether a full evaluation is due after a trial, counted from 1. */
    boolean fullEvaluationAfter(int trial) {
        return minibatches() && (trial % fullEvaluationEvery == 0 || trial == trials);
    }

    /** Runs of the program in all trials at most, of a split of that many validation examples. */
    long mostRuns(int validation) {
        return minibatches()
                ? (long) trials * minibatchSize + fullEvaluations() * validation
                : (long) trials * validation;
    }

    /** Runs of the program whose answers are not cached: a full evaluation has those of the candidate's minibatch. */
    long expectedRuns(int validation) {
        return minibatches() ? mostRuns(validation) - fullEvaluations() * minibatchSize : mostRuns(validation);
    }

    private long fullEvaluations() {
        return IntStream.rangeClosed(1, trials)
                .filter(this::fullEvaluationAfter)
                .count();
    }
}
