package dev.attune.engine.search;

import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * Suggests points at random, with every choice and every number equally likely, and learns nothing. It is the baseline that other samplers
 * have to beat, and it is how they start.
 *
 * <p>Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RandomSampler implements Sampler {

    @Override
    public Point suggest(History history, RandomGenerator random) {
        List<Variable> variables = history.space().variables();
        double[] coordinates = new double[variables.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = uniform(variables.get(i), random);
        }
        return new Point(history.space(), coordinates);
    }

    private static double uniform(Variable variable, RandomGenerator random) {
        if (variable instanceof Categorical categorical) {
            return random.nextInt(categorical.choices());
        }
        FloatRange range = (FloatRange) variable;
        // Rounding may carry the sum past the end of the range.
        return Math.min(range.high(), range.low() + random.nextDouble() * (range.high() - range.low()));
    }
}
