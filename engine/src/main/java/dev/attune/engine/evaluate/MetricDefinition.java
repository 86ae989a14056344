package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.Prediction;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.predict.Prediction.Unanswered;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.engine.predict.Thrown;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a program. Immutable; thread-safe if the scorer is.
 *
 * @param name its name
 * @param min the lowest value
 * @param max the highest value
 * @param scorer the user's code
 * @param ofSet the metric of the whole set that this one stands for where examples are scored one by one; null: it is their mean
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MetricDefinition(
        String name,
        double min,
        double max,
        Scorer scorer,
        @Nullable SetMetric ofSet) {

    /** A metric whose value on a set is the mean over its examples. */
    public MetricDefinition(String name, double min, double max, Scorer scorer) {
        this(name, min, max, scorer, null);
    }

    /**
     * Returns a metric of the whole set. Where single examples are scored, as for demos and for what a proposer model is shown, an example
     * has the highest value if its prediction equals the expected output, and otherwise the lowest.
     */
    public static MetricDefinition of(SetMetric metric) {
        return new MetricDefinition(metric.name(), metric.min(), metric.max(), metric.agreement(), metric);
    }

    /** The code of a metric. */
    @FunctionalInterface
    public interface Scorer {

        /** Scores an output. May throw anything. */
        Score score(Example<?, ?> example, Object output) throws Throwable;
    }

    /**
     * Scores a prediction. What a prompt can cause gets the lowest value.
     *
     * @throws MetricException if the metric throws, or returns NaN or a value outside its range
     */
    public Outcome score(Example<?, ?> example, Prediction prediction) {
        if (prediction instanceof Answered answered) {
            return scored(example, answered.output());
        }
        Failure failure = ((Unanswered) prediction).failure();
        return failure instanceof Failure.Bad bad
                ? new Outcome.Failed(min, bad)
                : new Outcome.NotCounted((Failure.Lost) failure);
    }

    private Outcome scored(Example<?, ?> example, Object output) {
        Score score;
        try {
            score = scorer.score(example, output);
        } catch (NoScoreException e) {
            return new Outcome.NotCounted(e.failure());
        } catch (MetricException
                | BudgetExhaustedException
                | ReplayMissException
                | JournalException
                | RunAbortedException e) {
            throw e;
        } catch (Throwable e) {
            throw new MetricException(
                    "metric " + name + " threw " + new Thrown(e).describe(" on example " + example.id()), e);
        }
        if (!(score.value() >= min && score.value() <= max)) {
            throw new MetricException(
                    "metric " + name + " gave " + score.value() + " on example " + example.id()
                            + ", outside its range from " + min + " to " + max
                            + "; mend it, or declare the range with @Metric(min, max)",
                    null);
        }
        return new Outcome.Scored(score.value(), score.feedback());
    }
}
