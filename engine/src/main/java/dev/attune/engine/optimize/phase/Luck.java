package dev.attune.engine.optimize.phase;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * How often luck alone makes the best of several candidates look as good: of two prompts that are worth the same, chance decides which one is
 * better on an example, so the signs of the differences may as well be others. All candidates meet the same examples, so the signs of an
 * example change for all together (Westfall and Young, 1993).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Luck {

    private static final int DRAWS = 999;

    private Luck() {}

    /**
     * The share of draws, from above 0 to 1.
     *
     * @param gains for each candidate, its score less that of the unoptimized program on each example, 0 where there is none
     */
    public static double of(List<double[]> gains, RandomGenerator random) {
        int examples = gains.get(0).length;
        double highest = highest(gains, new boolean[examples]);
        int asGood = 1;
        for (int draw = 0; draw < DRAWS; draw++) {
            boolean[] turned = new boolean[examples];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = random.nextBoolean();
            }
            if (highest(gains, turned) >= highest - ExampleScores.ROUNDING) {
                asGood++;
            }
        }
        return asGood / (DRAWS + 1.0);
    }

    private static double highest(List<double[]> gains, boolean[] turned) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] gain : gains) {
            double sum = 0;
            for (int i = 0; i < gain.length; i++) {
                sum += turned[i] ? -gain[i] : gain[i];
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }
}
