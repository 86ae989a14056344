package dev.attune.engine.search.tpe;

import java.util.random.RandomGenerator;

/**
 * The factor of a range with one value. As in Optuna such a variable takes no part in the density, which has no finite
 * value in a range without width.
 */
record ConstantFactor(double value) implements Factor {

    @Override
    public void addLogDensities(double value, double[] sums) {
        // Certain, so its log is 0.
    }

    @Override
    public double sample(int kernel, RandomGenerator random) {
        return value;
    }
}
