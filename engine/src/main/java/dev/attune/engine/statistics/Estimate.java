package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/**
 * The mean score of a program over examples and how far it can be trusted beyond them.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param mean the mean score, within the range of the metric
 * @param interval the confidence interval of the mean over all examples that could have been drawn
 * @param count the number of examples, at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Estimate(double mean, Interval interval, int count) {

    /** @throws IllegalArgumentException if the mean is not finite or there is no example */
    public Estimate {
        Scores.requireMeasured(mean, count);
    }

    /** Returns this estimate as one of so many examples, which are fewer observations where they come in groups. */
    public Estimate ofExamples(int examples) {
        return new Estimate(mean, interval, examples);
    }

    /**
     * Estimates the mean from one score per example.
     *
     * <p>If every score is an end of the range (right or wrong), the interval is Wilson's score interval (Wilson
     * 1927) with the correction of Brown, Cai and DasGupta (2001) next to 0 and 1, where Wilson's interval alone is
     * too narrow. Otherwise, Gaffke's bounds for the mean of a bounded variable are used (Gaffke 2005; Learned-Miller
     * and Thomas 2019). They assume nothing but the range. Unlike with Student's t, equal scores still have an interval
     * of honest width. The cost grows with the square of the number of examples: about two seconds for 5000.
     *
     * @param scores one score per example, at least one
     * @param confidence between 0 and 1 exclusive, such as 0.95
     * @param min the lowest possible score; it may be negative
     * @param max the highest possible score; a range wider than the metric's own makes the interval wider than
     *     necessary
     * @return the estimate
     * @throws IllegalArgumentException if there is no score, a score is NaN, infinite or outside the range, or the
     *     range or the confidence is invalid
     */
    public static Estimate of(double[] scores, double confidence, double min, double max) {
        Interval.requireConfidence(confidence);
        Scores.requireValid(scores, min, max);
        if (Scores.isTwoValued(scores, min, max)) {
            int hits = Scores.count(scores, max);
            Interval share = WilsonInterval.of(hits, scores.length, confidence);
            double width = max - min;
            double mean = min + width * hits / scores.length;
            return new Estimate(
                    mean,
                    new Interval(min + width * share.low(), min + width * share.high(), confidence),
                    scores.length);
        }
        return new Estimate(Scores.mean(scores), GaffkeInterval.of(scores, confidence, min, max), scores.length);
    }
}
