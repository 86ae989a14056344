package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/**
 * The gain of the winner over the baseline, measured on the same examples: the mean of winner minus baseline. Pairing
 * cancels out how easy or hard each example is, so a gain shows with fewer examples than two separate means would need.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param mean the mean difference; positive if the winner is better
 * @param interval the confidence interval of the mean difference
 * @param count the number of examples, at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PairedDifference(double mean, Interval interval, int count) {

    /** @throws IllegalArgumentException if the mean is not finite or there is no example */
    public PairedDifference {
        Scores.requireMeasured(mean, count);
    }

    /** Returns this difference as one of so many examples, which are fewer observations where they come in groups. */
    public PairedDifference ofExamples(int examples) {
        return new PairedDifference(mean, interval, examples);
    }

    /**
     * Estimates the difference from two scores per example.
     *
     * <p>If every score of both is an end of the range (right or wrong), the interval is Newcombe's hybrid score
     * interval for paired proportions (Newcombe 1998, Statistics in Medicine 17:2635, method 10) over the corrected
     * Wilson intervals of {@link Estimate#of}. Otherwise, from 20 examples on, it holds all means that a paired permutation test does
     * not reject. With fewer, if most differences are the same, so that others may be rare, or if the tails may be of any kind, Gaffke's
     * bounds of the differences are used.
     *
     * @param baseline one score per example
     * @param winner one score per example, in the order of {@code baseline}
     * @param confidence between 0 and 1 exclusive, such as 0.95
     * @param min the lowest possible score; it may be negative
     * @param max the highest possible score
     * @param tails what graded scores may be like
     * @return the difference
     * @throws IllegalArgumentException if the arrays differ in length, or {@link Estimate#of} refuses either
     */
    public static PairedDifference of(
            double[] baseline, double[] winner, double confidence, double min, double max, Tails tails) {
        Interval.requireConfidence(confidence);
        Scores.requireValid(baseline, min, max);
        Scores.requireValid(winner, min, max);
        if (baseline.length != winner.length) {
            throw new IllegalArgumentException("a paired difference needs the same examples twice, but there are "
                    + baseline.length + " scores of the baseline and " + winner.length + " of the winner");
        }
        double width = max - min;
        if (Scores.isTwoValued(baseline, min, max) && Scores.isTwoValued(winner, min, max)) {
            PairedCounts counts = PairedCounts.of(baseline, winner, max);
            Interval share = NewcombeInterval.of(counts, confidence);
            return new PairedDifference(
                    width * (counts.winnerOnly() - counts.baselineOnly()) / counts.total(),
                    new Interval(width * share.low(), width * share.high(), confidence),
                    counts.total());
        }
        double[] differences = Scores.differences(baseline, winner);
        Interval interval = tails == Tails.EVEN && PermutationInterval.suits(differences)
                ? PermutationInterval.of(differences, confidence)
                : GaffkeInterval.of(differences, confidence, -width, width);
        return new PairedDifference(Scores.mean(differences), interval, differences.length);
    }
}
