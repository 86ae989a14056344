package dev.attune.engine.gate;

import dev.attune.engine.statistics.PairedScores;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Score arrays for tests. */
public final class Samples {

    private Samples() {}

    public static double[] binary(int hits, int count) {
        double[] scores = new double[count];
        Arrays.fill(scores, 0, hits, 1);
        return scores;
    }

    public static double[] baseline(int both, int winnerOnly, int baselineOnly, int neither) {
        double[] scores = new double[both + winnerOnly + baselineOnly + neither];
        Arrays.fill(scores, 0, both, 1);
        Arrays.fill(scores, both + winnerOnly, both + winnerOnly + baselineOnly, 1);
        return scores;
    }

    public static double[] winner(int both, int winnerOnly, int baselineOnly, int neither) {
        return binary(both + winnerOnly, both + winnerOnly + baselineOnly + neither);
    }

    /** Scores of two programs that all count. */
    public static PairedScores paired(double[] baseline, double[] winner) {
        return new PairedScores(counted(baseline), counted(winner));
    }

    private static List<OptionalDouble> counted(double[] scores) {
        return Arrays.stream(scores).mapToObj(OptionalDouble::of).toList();
    }

    public static double[] drawn(ToDoubleFunction<RandomGenerator> distribution, int count, RandomGenerator random) {
        double[] scores = new double[count];
        Arrays.setAll(scores, i -> distribution.applyAsDouble(random));
        return scores;
    }
}
