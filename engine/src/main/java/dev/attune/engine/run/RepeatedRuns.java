package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one program on test examples, each as often as a gate asks. The score of an example is the mean over its runs, and it counts if
 * all of them do. Its answer is that of the first run. One thread at a time.
 */
final class RepeatedRuns {

    private final TreeMap<Integer, List<Result>> byPosition = new TreeMap<>();

    /**
     * Adds runs on some examples.
     *
     * @param positions where the examples are in the split
     */
    void add(List<Integer> positions, Evaluation evaluation) {
        for (int i = 0; i < positions.size(); i++) {
            byPosition
                    .computeIfAbsent(positions.get(i), position -> new ArrayList<>())
                    .add(evaluation.results().get(i));
        }
    }

    /** All examples so far, in the order of the split, as an evaluation of the same metric as that one. */
    Evaluation mean(Evaluation like) {
        return new Evaluation(
                byPosition.values().stream().map(RepeatedRuns::mean).toList(), like.ofSet());
    }

    private static Result mean(List<Result> runs) {
        Result first = runs.get(0);
        if (runs.size() == 1) {
            return first;
        }
        for (Result run : runs) {
            if (run.outcome() instanceof Outcome.NotCounted) {
                return run;
            }
        }
        double mean = mean(values(runs));
        return new Result(
                first.example(),
                first.prediction(),
                first.outcome() instanceof Outcome.Failed failed
                        ? new Outcome.Failed(mean, failed.cause())
                        : new Outcome.Scored(mean, ((Outcome.Scored) first.outcome()).feedback()));
    }

    /** How far scores vary, in words; null if no example was run several times. */
    @Nullable String spread(String program) {
        List<double[]> examples = byPosition.values().stream()
                .map(RepeatedRuns::values)
                .filter(values -> values.length > 1)
                .toList();
        if (examples.isEmpty()) {
            return null;
        }
        int repeats = examples.get(0).length;
        double within =
                examples.stream().mapToDouble(RepeatedRuns::variance).average().orElseThrow();
        String run = "Each example was run " + repeats + " times, and its score is the mean. ";
        if (within == 0) {
            return run + "The runs of " + program + " never differed, so that one run of each shows as much.";
        }
        double ofMeans = examples.size() == 1
                ? 0
                : variance(examples.stream().mapToDouble(RepeatedRuns::mean).toArray());
        return run
                + String.format(
                        Locale.ROOT,
                        "Scores of %s vary by %.2f from run to run and by %.2f from example to example (standard deviations).",
                        program,
                        Math.sqrt(within),
                        Math.sqrt(Math.max(0, ofMeans - within / repeats)));
    }

    /** Of the runs that count. */
    private static double[] values(List<Result> runs) {
        return runs.stream()
                .flatMapToDouble(run -> run.outcome().counted().stream())
                .toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
