package dev.attune.engine.statistics;

import java.util.Arrays;

/**
 * Bounds for the mean of a bounded variable of any distribution, after Gaffke (2005); see Learned-Miller and Thomas,
 * "A New Confidence Interval for the Mean of a Bounded Random Variable", arXiv 1905.06208.
 *
 * <p>The lower bound is a quantile of the mean of the values and one more value at the lowest end of the range,
 * weighted at random (uniform over all weightings). For values of 0 and 1 it equals the exact bound of Clopper and
 * Pearson. That it holds at its stated rate for every distribution is proven in special cases and conjectured in
 * general; no counterexample is known.
 *
 * <p>Student's t is not used: with rare failures (1 score in 20 is near 0, the rest is 1) and 10 examples, its 95 %
 * interval holds the true mean in about 40 % of samples, since most samples show no spread at all.
 */
final class GaffkeInterval {

    /** Of the range: far below what a report shows, and each further digit costs three more passes. */
    private static final double PRECISION = 1e-10;

    private GaffkeInterval() {}

    static Interval of(double[] values, double confidence, double min, double max) {
        double tail = (1 - confidence) / 2;
        double precision = PRECISION * (max - min);
        double low = low(values, min, tail, precision);
        double high = -low(Arrays.stream(values).map(value -> -value).toArray(), -max, tail, precision);
        return new Interval(low, high, confidence);
    }

    private static double low(double[] values, double min, double tail, double precision) {
        double[] padded = Arrays.copyOf(values, values.length + 1);
        padded[values.length] = min;
        Arrays.sort(padded); // the same scores in another order give the same bits
        double low = min;
        double high = Math.max(min, Scores.mean(values));
        while (high - low > precision) {
            double middle = low + (high - low) / 2;
            if (probabilityBelow(middle, padded) <= tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The probability that the randomly weighted mean of sorted {@code values} is below {@code point}.
     *
     * <p>Uniform weights are exponential variables E divided by their sum, so this is the probability that the sum of
     * E times (value - point) over the values above the point is smaller than that of E times (point - value) over
     * those below. Both sums are times of tasks done one after the other, and which side finishes its current task
     * first is a coin flip whatever happened before. Hence the recursion over the tasks left, which only adds
     * positive terms.
     */
    private static double probabilityBelow(double point, double[] values) {
        int below = 0;
        while (below < values.length && values[below] < point) {
            below++;
        }
        double[] aboveFirst = new double[below + 1];
        Arrays.fill(aboveFirst, 1, below + 1, 1);
        for (int i = below; i < values.length; i++) {
            double above = values[i] - point;
            for (int j = 1; j <= below; j++) {
                double left = point - values[j - 1];
                double aboveNext = left / (above + left);
                aboveFirst[j] = aboveNext * aboveFirst[j] + (1 - aboveNext) * aboveFirst[j - 1];
            }
        }
        return aboveFirst[below];
    }
}
