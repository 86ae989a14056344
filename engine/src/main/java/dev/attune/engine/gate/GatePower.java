package dev.attune.engine.gate;

import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.NewcombeInterval;
import dev.attune.engine.statistics.PairedCounts;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Scores;
import dev.attune.engine.statistics.WilsonInterval;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * What a given number of test examples can show, before any of them is run. All values are shares of the range of the metric: for a range
 * of 0 to 1 they are scores; otherwise, multiply a gain by the width of the range.
 *
 * <p>Pure functions without state, safe for use by several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GatePower {

    /** The share of runs in which a true gain should be shown, as is customary in planning samples. */
    private static final double POWER = 0.8;

    private GatePower() {}

    /**
     * Returns the smallest measured gain of right-or-wrong scores that can pass a gate: the winner only wins examples (or only loses some),
     * and the gain is the smallest one whose {@link PairedDifference} passes. Graded scores can show smaller gains.
     *
     * @param examples the number of test examples, at least 1
     * @param asked the gain that the gate asks for, between -1 and 1 exclusive; 0 for any gain
     * @param confidence between 0 and 1 exclusive, such as 0.95
     * @return the gain as a share of the range; infinite if no gain can be shown
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double smallestGain(int examples, double asked, double confidence) {
        requirePlan(examples, asked, confidence);
        for (int net = (int) Math.ceil(examples * asked); net <= examples; net++) {
            if (luckiestLow(net, examples, confidence) >= asked) {
                return (double) net / examples;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double luckiestLow(int net, int examples, double confidence) {
        int won = Math.max(net, 0);
        int lost = Math.max(-net, 0);
        double low = -1;
        for (int both = 0; both <= examples - won - lost; both++) {
            PairedCounts counts = new PairedCounts(both, won, lost, examples - won - lost - both);
            low = Math.max(low, NewcombeInterval.of(counts, confidence).low());
        }
        return low;
    }

    /**
     * Returns the true gain that a gate detects with a power of 80 %, for the least lucky scores: right or wrong, and every example won or
     * lost, so that a difference has the variance {@code 1 - gain^2}. It is the root of
     * {@code (gain - asked)^2 * examples = k * (1 - gain^2)}, where {@code k} is the squared sum of the normal quantiles of the confidence
     * and of the power 0.8. Programs that agree on most examples need far less.
     *
     * @param examples the number of test examples, at least 1
     * @param asked the gain that the gate asks for, between -1 and 1 exclusive; 0 for any gain
     * @param confidence between 0 and 1 exclusive, such as 0.95
     * @return the gain as a share of the range, below 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double reliableGain(int examples, double asked, double confidence) {
        requirePlan(examples, asked, confidence);
        double k = planningFactor(confidence);
        return (examples * asked + Math.sqrt(k * (examples + k) - k * examples * asked * asked)) / (examples + k);
    }

    /**
     * Returns the highest threshold on the mean score that a gate can pass: the low end of the interval if every score is the best
     * possible.
     *
     * @param examples the number of test examples, at least 1
     * @param confidence between 0 and 1 exclusive, such as 0.95
     * @return the threshold as a share of the range, below 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double highestAtLeast(int examples, double confidence) {
        requirePlan(examples, 0, confidence);
        return WilsonInterval.of(examples, examples, confidence).low();
    }

    /**
     * The number of examples that show a true surplus over a threshold in four of five runs, by the normal
     * approximation.
     */
    static double examplesToShow(double surplus, double spread, double confidence) {
        return Math.ceil(planningFactor(confidence) * spread / (surplus * surplus));
    }

    /**
     * The variance of one value, estimated from the values and one more at either end of the range: few equal values
     * do not mean that there is no spread.
     */
    static double spread(double[] values, double min, double max) {
        double mean = Scores.mean(values);
        double sum = (min - mean) * (min - mean) + (max - mean) * (max - mean);
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length + 1);
    }

    private static double planningFactor(double confidence) {
        double sum = WilsonInterval.quantile(confidence)
                + NormalDistribution.of(0, 1).inverseCumulativeProbability(POWER);
        return sum * sum;
    }

    private static void requirePlan(int examples, double asked, double confidence) {
        Interval.requireConfidence(confidence);
        if (examples < 1) {
            throw new IllegalArgumentException("a gate needs at least one test example, but there are " + examples);
        }
        if (!(asked > -1 && asked < 1)) {
            throw new IllegalArgumentException("a gain asked lies between -1 and 1 exclusive, but is " + asked);
        }
    }
}
