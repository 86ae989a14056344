package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * The outcomes of one candidate on some examples, one by one. Immutable.
 *
 * @param results the result for each example, in the order asked for
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evaluation(List<Result> results) {

    /** Copies the list. */
    public Evaluation {
        results = List.copyOf(results);
    }

    /**
     * What came of one example.
     *
     * @param example the example
     * @param prediction what the program made of it
     * @param outcome what the metric made of that
     */
    public record Result(Example<?, ?> example, Prediction prediction, Outcome outcome) {}

    /** The values of the examples that count. */
    public double[] scores() {
        return results.stream()
                .map(result -> result.outcome().counted())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** The mean over the examples that count; NaN if none does. */
    public double mean() {
        return Arrays.stream(scores()).average().orElse(Double.NaN);
    }

    /** How many answers could not be read. */
    public int unreadable() {
        return count(Outcome.Unreadable.class);
    }

    /** On how many examples the program threw or gave null, or a model refused its request. */
    public int failed() {
        return count(Outcome.ProgramFailed.class) + count(Outcome.Refused.class);
    }

    /** How many examples do not count. */
    public int notCounted() {
        return results.size() - scores().length;
    }

    /** The mean if what does not count had been given that value. */
    public double meanWith(double value) {
        return results.stream()
                .mapToDouble(result -> result.outcome().counted().orElse(value))
                .average()
                .orElse(Double.NaN);
    }

    int count(Class<? extends Outcome> kind) {
        return (int) results.stream().filter(r -> kind.isInstance(r.outcome())).count();
    }
}
