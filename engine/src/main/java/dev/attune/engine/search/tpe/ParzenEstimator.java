package dev.attune.engine.search.tpe;

import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A probability density over a search space, estimated from points: a weighted mixture with one kernel around each
 * point and a broad prior kernel over the whole space as the last. A kernel is the product of one factor per variable, so that the mixture
 * as a whole keeps what the points say about combinations.
 *
 * <p>This is Optuna 5.0.0's {@code _ParzenEstimator} with {@code prior_weight=1}, {@code consider_magic_clip=True} and
 * {@code consider_endpoints=False}; Watanabe, arXiv 2304.11127, section 3, explains each. Immutable.
 */
final class ParzenEstimator {

    /** The weight of the prior kernel, that of one full observation: unseen choices stay possible for ever. */
    static final double PRIOR_WEIGHT = 1.0;

    /** So many of the newest points have full weight; older ones fade, as they come from a less informed search. */
    private static final int FULL_WEIGHT_POINTS = 25;

    private final SearchSpace space;
    private final double[] weights;
    private final double[] logWeights;
    private final List<Factor> factors;

    /** @param points points of the space, oldest first; may be empty, which leaves the prior alone */
    ParzenEstimator(SearchSpace space, List<Point> points) {
        this.space = space;
        this.weights = weights(points.size());
        this.logWeights = Arrays.stream(weights).map(Math::log).toArray();
        this.factors = space.variables().stream()
                .map(variable -> factor(variable, coordinates(points, space.indexOf(variable.name()))))
                .toList();
    }

    private static double[] coordinates(List<Point> points, int variable) {
        return points.stream().mapToDouble(point -> point.coordinate(variable)).toArray();
    }

    private static Factor factor(Variable variable, double[] observed) {
        if (variable instanceof Categorical categorical) {
            return new CategoricalFactor(categorical, observed);
        }
        FloatRange range = (FloatRange) variable;
        return range.isConstant() ? new ConstantFactor(range.low()) : new FloatFactor(range, observed);
    }

    /** The weights of the kernels of so many points, oldest first, and of the prior, last; their sum is 1. */
    static double[] weights(int points) {
        double[] weights = new double[points + 1];
        Arrays.fill(weights, 1.0);
        int fading = points - FULL_WEIGHT_POINTS;
        for (int i = 0; i < fading; i++) {
            double oldest = 1.0 / points;
            weights[i] = fading == 1 ? oldest : oldest + i * (1.0 - oldest) / (fading - 1);
        }
        weights[points] = PRIOR_WEIGHT;
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** The natural logarithm of the density at a point of the space; finite. */
    double logDensity(Point point) {
        double[] logDensities = logWeights.clone();
        for (int i = 0; i < factors.size(); i++) {
            factors.get(i).addLogDensities(point.coordinate(i), logDensities);
        }
        return logSumExp(logDensities);
    }

    /** A random point that follows the density. */
    Point sample(RandomGenerator random) {
        int kernel = sampleKernel(random.nextDouble());
        double[] coordinates = new double[factors.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = factors.get(i).sample(kernel, random);
        }
        return new Point(space, coordinates);
    }

    private int sampleKernel(double quantile) {
        int kernel = 0;
        double cumulative = weights[0];
        // The bound on the index catches a quantile above the sum of all weights, which rounding can leave below 1.
        while (cumulative <= quantile && kernel < weights.length - 1) {
            kernel++;
            cumulative += weights[kernel];
        }
        return kernel;
    }

    private static double logSumExp(double[] logs) {
        double max = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            max = Math.max(max, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - max);
        }
        return max + Math.log(sum);
    }
}
