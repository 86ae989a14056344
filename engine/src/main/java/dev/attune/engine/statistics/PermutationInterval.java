package dev.attune.engine.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The interval of all means that a paired permutation test does not reject: the test flips the signs of the differences from a supposed
 * mean. Flipping those of a set of examples makes the sum no smaller exactly if the mean over this set is no larger than the supposed
 * one, so the ends are quantiles of means over random sets (the typical values of Hartigan, "Using subsample values as typical values",
 * Journal of the American Statistical Association 64, 1969). It is exact, at any number of examples, for differences that are spread
 * alike on both sides of their mean.
 */
final class PermutationInterval {

    /** With fewer, there are too few different sets, and nothing speaks for even tails. */
    private static final int LEAST = 20;

    /** Differences of sums of the same scores, in units of any metric that a person reads. */
    private static final double SAME = 1e-9;

    /** Enough for the ends to move by less than a tenth of their distance with other sets. */
    private static final int SETS = 3_999;

    private PermutationInterval() {}

    /**
     * Whether there are enough differences, and most are not the same: where programs agree on most examples, those on which they do not
     * may be missing from the sample, and it would seem to vary less than it does.
     */
    static boolean suits(double[] differences) {
        double[] sorted = differences.clone();
        Arrays.sort(sorted);
        int same = 0;
        int most = 0;
        for (int i = 0; i < sorted.length; i++) {
            same = i > 0 && sorted[i] - sorted[i - 1] < SAME ? same + 1 : 1;
            most = Math.max(most, same);
        }
        return differences.length >= LEAST && 2 * most <= differences.length;
    }

    static Interval of(double[] differences, double confidence) {
        double[] sorted = differences.clone();
        Arrays.sort(sorted); // the same differences in another order give the same bits
        if (Scores.mean(sorted) < 0) { // and so do a gain and the same loss
            Interval mirrored = ofSorted(mirrored(sorted), confidence);
            return new Interval(-mirrored.high(), -mirrored.low(), confidence);
        }
        return ofSorted(sorted, confidence);
    }

    private static double[] mirrored(double[] sorted) {
        double[] mirrored = new double[sorted.length];
        Arrays.setAll(mirrored, i -> -sorted[sorted.length - 1 - i]);
        return mirrored;
    }

    private static Interval ofSorted(double[] sorted, double confidence) {
        SplittableRandom random = new SplittableRandom(sorted.length);
        double[] means = new double[SETS];
        for (int set = 0; set < SETS; set++) {
            means[set] = meanOfRandomSet(sorted, random);
        }
        Arrays.sort(means);
        int outside = (int) Math.floor((1 - confidence) / 2 * (SETS + 1));
        double mean = Scores.mean(sorted);
        return outside == 0
                ? new Interval(sorted[0], sorted[sorted.length - 1], confidence)
                : new Interval(Math.min(mean, means[outside - 1]), Math.max(mean, means[SETS - outside]), confidence);
    }

    private static double meanOfRandomSet(double[] values, SplittableRandom random) {
        double sum = 0;
        int count = 0;
        while (count == 0) {
            long bits = 0;
            for (int i = 0; i < values.length; i++) {
                if (i % Long.SIZE == 0) {
                    bits = random.nextLong();
                }
                if ((bits >>> i % Long.SIZE & 1) == 1) {
                    sum += values[i];
                    count++;
                }
            }
        }
        return sum / count;
    }
}
