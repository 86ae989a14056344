package dev.attune.engine.search.tpe;

import dev.attune.engine.search.Variable.Categorical;
import java.util.random.RandomGenerator;

/** The factor of a categorical variable: each kernel prefers the choice it observed, the last one prefers none. */
final class CategoricalFactor implements Factor {

    private final int choices;
    private final double[] observed;
    private final SmoothedChoice kernel;
    private final double logHit;
    private final double logMiss;

    CategoricalFactor(Categorical variable, double[] observed) {
        this.choices = variable.choices();
        this.observed = observed;
        this.kernel = SmoothedChoice.of(choices, observed.length);
        this.logHit = Math.log(kernel.hit());
        this.logMiss = Math.log(kernel.miss());
    }

    @Override
    public void addLogDensities(double value, double[] sums) {
        for (int i = 0; i < observed.length; i++) {
            sums[i] += observed[i] == value ? logHit : logMiss;
        }
        sums[observed.length] -= Math.log(choices);
    }

    @Override
    public double sample(int kernelIndex, RandomGenerator random) {
        // A kernel is a mixture too: with the excess of a hit over a miss the observed choice, else any choice.
        boolean observedChoice = kernelIndex < observed.length && random.nextDouble() < kernel.hit() - kernel.miss();
        return observedChoice ? observed[kernelIndex] : random.nextInt(choices);
    }
}
