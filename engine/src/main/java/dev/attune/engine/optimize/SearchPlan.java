package dev.attune.engine.optimize;

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
}
