package dev.attune.engine.search.tpe;

import java.util.random.RandomGenerator;

/** The part of all kernels of a {@link ParzenEstimator} that is about one variable. Immutable. */
sealed interface Factor permits CategoricalFactor, FloatFactor, ConstantFactor {

    /** Adds to the sum of each kernel that kernel's log density at the given value; the prior kernel is the last. */
    void addLogDensities(double value, double[] sums);

    /** A random value that follows the density of one kernel. */
    double sample(int kernel, RandomGenerator random);
}
