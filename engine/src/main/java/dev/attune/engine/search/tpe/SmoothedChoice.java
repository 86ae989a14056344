package dev.attune.engine.search.tpe;

/**
 * The distribution of one kernel over the choices of a categorical variable: one vote for the observed choice, and the
 * prior's weight, divided among all kernels, for each choice. So the more is known, the sharper a kernel.
 *
 * @param hit the probability of the observed choice
 * @param miss the probability of each other choice
 */
record SmoothedChoice(double hit, double miss) {

    static SmoothedChoice of(int choices, int observations) {
        double smoothing = ParzenEstimator.PRIOR_WEIGHT / (observations + 1); // the prior is a kernel too
        double total = 1 + choices * smoothing;
        return new SmoothedChoice((1 + smoothing) / total, smoothing / total);
    }
}
