package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/** Checks and sums over arrays of scores. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Scores {

    private Scores() {}

    static void requireRange(double min, double max) {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max || !Double.isFinite(max - min)) {
            throw new IllegalArgumentException(
                    "the range of a metric needs a finite min below a finite max, but is " + min + " to " + max);
        }
    }

    static void requireValid(double[] scores, double min, double max) {
        requireRange(min, max);
        if (scores.length == 0) {
            throw new IllegalArgumentException("no scores: an estimate needs at least one example");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] >= min && scores[i] <= max)) {
                throw new IllegalArgumentException("the score of example " + i + " is " + scores[i]
                        + ", which is outside the metric's range " + min + " to " + max);
            }
        }
    }

    static void requireMeasured(double mean, int count) {
        if (!Double.isFinite(mean) || count < 1) {
            throw new IllegalArgumentException(
                    "a measurement needs a finite mean of at least one example, but has " + mean + " of " + count);
        }
    }

    static boolean isTwoValued(double[] scores, double min, double max) {
        return count(scores, min) + count(scores, max) == scores.length;
    }

    static int count(double[] scores, double value) {
        int count = 0;
        for (double score : scores) {
            count += score == value ? 1 : 0;
        }
        return count;
    }

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    public static double[] differences(double[] baseline, double[] winner) {
        double[] differences = new double[baseline.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = winner[i] - baseline[i];
        }
        return differences;
    }
}
