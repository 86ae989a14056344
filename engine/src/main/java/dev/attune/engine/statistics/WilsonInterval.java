package dev.attune.engine.statistics;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * The score interval of a proportion (Wilson 1927) with the correction for counts next to none and all from Brown,
 * Cai and DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16 (2001), section 4.1.1.
 *
 * <p>Wilson's interval of 1 hit in 5 starts at 0.036, so it misses a true 0.03 whenever there is any hit at all: 14 %
 * of the time. The correction takes the end of the Poisson interval there; it never makes the interval narrower.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WilsonInterval {

    private WilsonInterval() {}

    public static Interval of(int hits, int count, double confidence) {
        return new Interval(low(hits, count, confidence), 1 - low(count - hits, count, confidence), confidence);
    }

    private static double low(int hits, int count, double confidence) {
        if (hits == 0) {
            return 0;
        }
        double z = quantile(confidence);
        double share = (double) hits / count;
        double spread = z * Math.sqrt(share * (1 - share) / count + z * z / (4.0 * count * count));
        double wilson = (share + z * z / (2.0 * count) - spread) / (1 + z * z / count);
        if (hits > corrected(count)) {
            return wilson;
        }
        double poisson = GammaDistribution.of(hits, 1).inverseCumulativeProbability(1 - confidence) / count;
        return Math.min(wilson, poisson);
    }

    /** The largest count of hits that is corrected, from Brown, Cai and DasGupta. */
    private static int corrected(int count) {
        return count <= 50 ? 2 : 3;
    }

    public static double quantile(double confidence) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }
}
