package dev.attune.engine.optimize.phase;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricDefinition;
import org.apiguardian.api.API;

/** Scores example by example, NaN where an example does not count. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ExampleScores {

    /** Sums of the same numbers in another order differ by as much. */
    public static final double ROUNDING = 1e-9;

    private ExampleScores() {}

    public static double[] of(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(result -> result.outcome().counted().orElse(Double.NaN))
                .toArray();
    }

    /** Whether nothing is left to gain; what an example that does not count would have scored is not known. */
    public static boolean areHighest(double[] scores, MetricDefinition objective) {
        for (double score : scores) {
            if (!(score >= objective.max())) {
                return false;
            }
        }
        return true;
    }

    /** The differences on each example, 0 where one does not count. */
    public static double[] differences(double[] before, double[] after) {
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            double difference = after[i] - before[i];
            differences[i] = Double.isNaN(difference) ? 0 : difference;
        }
        return differences;
    }

    /** The sum of the differences on the examples that count for both; 0 if there are none. */
    public static double gain(Evaluation before, Evaluation after) {
        double gain = 0;
        for (double difference : differences(of(before), of(after))) {
            gain += difference;
        }
        return gain;
    }
}
