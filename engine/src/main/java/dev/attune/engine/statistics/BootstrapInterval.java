package dev.attune.engine.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Intervals for values of a whole set of examples, by the percentile bootstrap (Efron and Tibshirani, 1993): the examples are drawn again
 * with replacement, of two programs the same ones.
 *
 * <p>The plain bootstrap knows only what it has seen. Of 100 examples on which nothing went wrong, each draw is perfect and the interval
 * has no width; where failures are rare, its low end lies above the truth in 6 to 13 of 100 samples instead of 2.5. Hence two more
 * examples are among those that are drawn, each time another one with a bad answer: of the winner for the low end, of the other program
 * for the high end. BCa intervals and the reversed percentiles err more often on macro F1 (see the page of decisions on metrics of the
 * whole set).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BootstrapInterval {

    /** The number of draws for each end. */
    public static final int DRAWS = 2_000;

    /** How many bad answers are among those drawn from, beside what was measured. */
    public static final int BAD_ANSWERS = 2;

    private BootstrapInterval() {}

    /**
     * Estimates the value of a set.
     *
     * @param count the number of examples, at least 1
     * @throws IllegalArgumentException if the value of all examples is NaN or infinite, or an argument is invalid
     */
    public static Estimate estimate(SetValue value, int count, double confidence, double min, double max) {
        Interval.requireConfidence(confidence);
        double measured = value.of(IntStream.range(0, count).toArray());
        double low = end(count, confidence, min, drawn -> value.of(drawn.bad()));
        double high = -end(count, confidence, -max, drawn -> -value.of(drawn.plain()));
        return new Estimate(measured, around(measured, low, high, confidence), count);
    }

    /**
     * Estimates the difference of two programs on the same examples.
     *
     * @param count the number of examples, at least 1
     * @throws IllegalArgumentException if the difference on all examples is NaN or infinite, or an argument is invalid
     */
    public static PairedDifference difference(
            SetValue baseline, SetValue winner, int count, double confidence, double min, double max) {
        Interval.requireConfidence(confidence);
        int[] all = IntStream.range(0, count).toArray();
        double measured = winner.of(all) - baseline.of(all);
        double low = end(count, confidence, min - max, drawn -> winner.of(drawn.bad()) - baseline.of(drawn.plain()));
        double high = -end(count, confidence, min - max, drawn -> baseline.of(drawn.bad()) - winner.of(drawn.plain()));
        return new PairedDifference(measured, around(measured, low, high, confidence), count);
    }

    /** The same examples twice: as they were measured, and with the bad answers among them. */
    private record Drawn(int[] plain, int[] bad) {}

    private interface Statistic {
        double of(Drawn drawn);
    }

    /** The low end of a statistic; a draw on which it is not defined counts as the lowest. */
    private static double end(int count, double confidence, double lowest, Statistic statistic) {
        SplittableRandom random = new SplittableRandom(count);
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = statistic.of(drawn(count, random));
            values[draw] = Double.isNaN(value) ? lowest : value;
        }
        Arrays.sort(values);
        int below = (int) Math.floor((1 - confidence) / 2 * (DRAWS + 1));
        return below == 0 ? lowest : values[below - 1];
    }

    private static Drawn drawn(int count, SplittableRandom random) {
        int[] plain = new int[count];
        int[] bad = new int[count];
        for (int i = 0; i < count; i++) {
            int position = random.nextInt(count + BAD_ANSWERS);
            boolean isBad = position >= count;
            plain[i] = isBad ? random.nextInt(count) : position;
            bad[i] = isBad ? ~plain[i] : plain[i];
        }
        return new Drawn(plain, bad);
    }

    private static Interval around(double measured, double low, double high, double confidence) {
        return new Interval(Math.min(low, measured), Math.max(high, measured), confidence);
    }
}
