package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.predict.Prediction.Unanswered;
import dev.attune.runtime.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of one candidate on some examples, one by one. Immutable.
 *
 * @param results the result for each example, in the requested order
 * @param ofSet the metric, if it is one of the whole set; null: the score is the mean over the examples
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evaluation(List<Result> results, @Nullable SetMetric ofSet) {

    /** Copies the list. */
    public Evaluation {
        results = List.copyOf(results);
    }

    /** An evaluation whose score is the mean over its examples. */
    public Evaluation(List<Result> results) {
        this(results, null);
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

        private boolean counts() {
            return outcome.counted().isPresent();
        }

        private Predicted<?, ?, ?> predicted() {
            return new Predicted<>(
                    example,
                    prediction instanceof Answered answered ? Optional.of(answered.output()) : Optional.empty());
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

    /**
     * Returns the score over the examples that count: the value of the metric if it is one of the whole set, else the mean. NaN if there
     * are none, or if the metric is not defined on them.
     */
    public double score() {
        return ofSet == null ? mean() : valueOf(ofSet, results.stream().filter(Result::counts));
    }

    /**
     * Returns the score if what does not count were the worst that there is. To a metric of the whole set that is a bad answer.
     *
     * @param lowest the lowest value of the metric
     */
    public double scoreAtWorst(double lowest) {
        return ofSet == null ? meanWith(lowest) : valueOf(ofSet, results.stream());
    }

    /**
     * Returns the score if what does not count were the best that there is. Of a metric of the whole set that is not known, and it is the
     * score.
     *
     * @param highest the highest value of the metric
     */
    public double scoreAtBest(double highest) {
        return ofSet == null ? meanWith(highest) : score();
    }

    /** Returns an evaluation with the same scores and little else: no module calls, no feedback, and outputs only if the score needs them. */
    public Evaluation withoutTexts() {
        return new Evaluation(results.stream().map(this::withoutTexts).toList(), ofSet);
    }

    private Result withoutTexts(Result result) {
        Prediction prediction = result.prediction() instanceof Answered answered
                ? new Answered(ofSet == null ? "" : answered.output(), Trace.EMPTY)
                : new Unanswered(((Unanswered) result.prediction()).failure(), Trace.EMPTY);
        Outcome outcome = result.outcome() instanceof Outcome.Scored scored
                ? new Outcome.Scored(scored.value(), null)
                : result.outcome();
        return new Result(result.example(), prediction, outcome);
    }

    /** Returns each example with its prediction, also those that do not count. */
    public List<Predicted<?, ?, ?>> predicted() {
        List<Predicted<?, ?, ?>> predicted = new ArrayList<>();
        results.forEach(result -> predicted.add(result.predicted()));
        return predicted;
    }

    private static double valueOf(SetMetric metric, Stream<Result> results) {
        List<Predicted<?, ?, ?>> set = new ArrayList<>();
        results.forEach(result -> set.add(result.predicted()));
        return set.isEmpty() ? Double.NaN : metric.of(set);
    }

    /** Returns the mean over the examples that count, also where the score is another one; NaN if there are none. */
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

    /** Returns the positions of the examples that count. */
    public List<Integer> counted() {
        return IntStream.range(0, results.size())
                .filter(position -> results.get(position).counts())
                .boxed()
                .toList();
    }

    /** Returns how many examples do not count. */
    public int notCounted() {
        return results.size() - scores().length;
    }

    private double meanWith(double value) {
        return results.stream()
                .mapToDouble(result -> result.outcome().counted().orElse(value))
                .average()
                .orElse(Double.NaN);
    }

    int count(Class<? extends Failure> kind) {
        return (int) results.stream().filter(result -> result.failedBy(kind)).count();
    }
}
