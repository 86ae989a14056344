package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/**
 * A two-sided confidence interval in the unit of the metric. Either end alone is a one-sided bound at half the error
 * rate: the low end of a 95 % interval lies above the true value in about 2.5 % of repeated measurements.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param low the low end, finite
 * @param high the high end, finite, not below {@code low}
 * @param confidence the intended share of repeated measurements whose interval holds the true value, between 0 and 1
 *     exclusive
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Interval(double low, double high, double confidence) {

    /**
     * @throws IllegalArgumentException if an end is not finite, the ends are swapped or the confidence is out of
     *     range
     */
    public Interval {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "an interval needs two finite ends in order, but they are " + low + " and " + high);
        }
        requireConfidence(confidence);
    }

    public static double requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "a confidence lies between 0 and 1 exclusive, such as 0.95, but is " + confidence);
        }
        return confidence;
    }
}
