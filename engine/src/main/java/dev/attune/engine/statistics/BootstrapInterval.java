package dev.attune.engine.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Intervals for values of a whole set of examples, by the percentile bootstrap (Efron and Tibshirani, 1993): the examples are drawn again
 * with replacement, of two programs the same ones. Where examples come in groups, groups are drawn, each with all of its examples (the cluster
 * bootstrap; Davison and Hinkley, 1997, section 3.8).
 *
 * <p>The plain bootstrap knows only what it has seen. Of 100 examples on which nothing went wrong, each draw is perfect and the interval
 * has no width; where failures are rare, its low end lies above the truth in 6 to 13 of 100 samples instead of 2.5. Hence two more
 * examples are among those that are drawn, each time another one with a bad answer: of the winner for the low end, of the other program
 * for the high end; two more groups where groups are drawn. BCa intervals and the reversed percentiles err more often on macro F1 (see the page of decisions on metrics of the
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
     * @param from the examples, at least 1
     * @throws IllegalArgumentException if the value of all examples is NaN or infinite, or an argument is invalid
     */
    public static Estimate estimate(SetValue value, Observations from, double confidence, double min, double max) {
        Interval.requireConfidence(confidence);
        double measured = value.of(all(from));
        double low = end(from, confidence, min, drawn -> value.of(drawn.bad()));
        double high = -end(from, confidence, -max, drawn -> -value.of(drawn.plain()));
        return new Estimate(measured, around(measured, low, high, confidence), from.examples());
    }

    /**
     * Estimates the difference of two programs on the same examples.
     *
     * @param from the examples, at least 1
     * @throws IllegalArgumentException if the difference on all examples is NaN or infinite, or an argument is invalid
     */
    public static PairedDifference difference(
            SetValue baseline, SetValue winner, Observations from, double confidence, double min, double max) {
        Interval.requireConfidence(confidence);
        int[] all = all(from);
        double measured = winner.of(all) - baseline.of(all);
        double low = end(from, confidence, min - max, drawn -> winner.of(drawn.bad()) - baseline.of(drawn.plain()));
        double high = -end(from, confidence, min - max, drawn -> baseline.of(drawn.bad()) - winner.of(drawn.plain()));
        return new PairedDifference(measured, around(measured, low, high, confidence), from.examples());
    }

    /** The same examples twice: as they were measured, and with the bad answers among them. */
    private record Drawn(int[] plain, int[] bad) {}

    private interface Statistic {
        double of(Drawn drawn);
    }

    /** The low end of a statistic; a draw on which it is not defined counts as the lowest. */
    private static double end(Observations from, double confidence, double lowest, Statistic statistic) {
        SplittableRandom random = new SplittableRandom(from.count());
        int[][] positions = from.positions().stream()
                .map(examples -> examples.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        double[] values = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double value = statistic.of(drawn(positions, random));
            values[draw] = Double.isNaN(value) ? lowest : value;
        }
        Arrays.sort(values);
        int below = (int) Math.floor((1 - confidence) / 2 * (DRAWS + 1));
        return below == 0 ? lowest : values[below - 1];
    }

    private static Drawn drawn(int[][] from, SplittableRandom random) {
        int count = from.length;
        int[] observations = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int position = random.nextInt(count + BAD_ANSWERS);
            boolean isBad = position >= count;
            int observation = isBad ? random.nextInt(count) : position;
            observations[i] = isBad ? ~observation : observation;
            size += from[observation].length;
        }
        int[] plain = new int[size];
        int[] bad = new int[size];
        int next = 0;
        for (int observation : observations) {
            boolean isBad = observation < 0;
            for (int example : from[isBad ? ~observation : observation]) {
                plain[next] = example;
                bad[next++] = isBad ? ~example : example;
            }
        }
        return new Drawn(plain, bad);
    }

    private static int[] all(Observations from) {
        return IntStream.range(0, from.examples()).toArray();
    }

    private static Interval around(double measured, double low, double high, double confidence) {
        return new Interval(Math.min(low, measured), Math.max(high, measured), confidence);
    }
}
