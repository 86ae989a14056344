package dev.attune.engine.evaluate;

import dev.attune.annotations.Cost;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.RunTimes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a candidate takes, over the examples that count. A request that the model refuses takes nothing, and its run is left out.
 * Immutable.
 *
 * @param tokens the mean number of tokens; empty if the model did not report those of each run
 * @param nanos the median time in nanoseconds; empty if the time of a run is not known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunCost(OptionalDouble tokens, OptionalDouble nanos) {

    /**
     * Returns what runs took.
     *
     * @param times how long they took; null: nobody has asked
     */
    public static RunCost of(Evaluation evaluation, @Nullable RunTimes times) {
        List<Result> runs = evaluation.results().stream()
                .filter(result -> result.outcome().counted().isPresent())
                .filter(result -> !result.failedBy(Failure.Refused.class))
                .toList();
        Function<Example<?, ?>, OptionalLong> time =
                example -> times == null ? OptionalLong.empty() : times.of(example.id());
        return new RunCost(
                mean(known(runs, result -> result.prediction().trace().tokens())),
                median(known(runs, result -> time.apply(result.example()))));
    }

    /** Returns one of both: tokens, or nanoseconds. */
    public OptionalDouble of(Cost kind) {
        return kind == Cost.TOKENS ? tokens : nanos;
    }

    /** The values of all runs; empty if one is not known. */
    private static double[] known(List<Result> runs, Function<Result, OptionalLong> value) {
        double[] values = runs.stream()
                .map(value)
                .filter(OptionalLong::isPresent)
                .mapToDouble(OptionalLong::getAsLong)
                .sorted()
                .toArray();
        return values.length == runs.size() ? values : new double[0];
    }

    private static OptionalDouble mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / values.length);
    }

    private static OptionalDouble median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
