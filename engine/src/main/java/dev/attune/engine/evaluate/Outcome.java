package dev.attune.engine.evaluate;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating one example. Only {@link Scored} and {@link ParseFailed} count towards a score: a failure that is not the
 * prompt's fault never becomes a bad score. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome {

    /** The value that counts; empty if the example does not count. */
    OptionalDouble value();

    /**
     * The metric has scored the prediction.
     *
     * @param score the value
     * @param feedback what the metric said; null: nothing
     */
    record Scored(double score, @Nullable String feedback) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(score);
        }
    }

    /**
     * A module's answer could not be read; counts as the lowest value of the metric.
     *
     * @param worst the lowest value of the metric
     * @param reason what could not be read
     */
    record ParseFailed(double worst, String reason) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(worst);
        }
    }

    /**
     * A model gave no answer.
     *
     * @param reason what it said instead
     */
    record ModelFailed(String reason) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }

    /**
     * A model did not answer in time.
     *
     * @param reason how long was waited
     */
    record TimedOut(String reason) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }

    /**
     * The program threw an exception of its own.
     *
     * @param reason the exception
     */
    record ProgramFailed(String reason) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }

    /**
     * The example was not run to its end because the budget is used up.
     *
     * @param reason the budget
     */
    record Skipped(String reason) implements Outcome {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }
}
