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
        double[][] sums = sumsOfBytes(sorted);
        double[] means = new double[SETS];
        for (int set = 0; set < SETS; set++) {
            means[set] = meanOfRandomSet(sorted.length, sums, random);
        }
        Arrays.sort(means);
        int outside = (int) Math.floor((1 - confidence) / 2 * (SETS + 1));
        double mean = Scores.mean(sorted);
        return outside == 0
                ? new Interval(sorted[0], sorted[sorted.length - 1], confidence)
                : new Interval(Math.min(mean, means[outside - 1]), Math.max(mean, means[SETS - outside]), confidence);
    }

    /** For each eight values, the sum of each of their sets, which its bits number: eight times as fast as adding value by value. */
    private static double[][] sumsOfBytes(double[] values) {
        double[][] sums = new double[(values.length + Byte.SIZE - 1) / Byte.SIZE][1 << Byte.SIZE];
        for (int i = 0; i < values.length; i++) {
            double[] ofByte = sums[i / Byte.SIZE];
            int bit = 1 << i % Byte.SIZE;
            for (int set = bit; set < ofByte.length; set = set + 1 | bit) {
                ofByte[set] += values[i];
            }
        }
        return sums;
    }

    private static double meanOfRandomSet(int values, double[][] sums, SplittableRandom random) {
        double sum = 0;
        int count = 0;
        while (count == 0) {
            for (int first = 0; first < values; first += Long.SIZE) {
                int left = values - first;
                long bits = random.nextLong() & (left < Long.SIZE ? (1L << left) - 1 : -1L);
                count += Long.bitCount(bits);
                for (int i = first / Byte.SIZE; bits != 0; i++, bits >>>= Byte.SIZE) {
                    sum += sums[i][(int) (bits & 0xFF)];
                }
            }
        }
        return sum / count;
    }
}
