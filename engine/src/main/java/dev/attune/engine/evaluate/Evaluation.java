package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * The outcomes of one candidate on some examples, one by one. Immutable.
 *
 * @param results the result for each example, in the requested order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evaluation(List<Result> results) {

    /** Copies the list. */
    public Evaluation {
        results = List.copyOf(results);
    }

    /**
     * The result of one example.
     *
     * @param example the example
     * @param prediction the prediction of the program
     * @param outcome the outcome of the prediction
     */
    public record Result(Example<?, ?> example, Prediction prediction, Outcome outcome) {

        /** Returns whether there was no output to score, for a reason of that kind. */
        public boolean failedBy(Class<? extends Failure> kind) {
            return outcome.failure().filter(kind::isInstance).isPresent();
        }
    }

    /** Returns the values of the examples that count. */
    public double[] scores() {
        return results.stream()
                .map(result -> result.outcome().counted())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /** Returns the mean over the examples that count; NaN if there are none. */
    public double mean() {
        return Arrays.stream(scores()).average().orElse(Double.NaN);
    }

    /** Returns how many answers could not be read. */
    public int unreadable() {
        return count(Failure.Unreadable.class);
    }

    /** Returns on how many examples the program threw or returned null, or a model refused its request. */
    public int failed() {
        return count(Failure.ProgramFailed.class) + count(Failure.Refused.class);
    }

    /** Returns how many examples do not count. */
    public int notCounted() {
        return results.size() - scores().length;
    }

    /** Returns the mean if every example that does not count had that value. */
    public double meanWith(double value) {
        return results.stream()
                .mapToDouble(result -> result.outcome().counted().orElse(value))
                .average()
                .orElse(Double.NaN);
    }

    int count(Class<? extends Failure> kind) {
        return (int) results.stream().filter(result -> result.failedBy(kind)).count();
    }
}
