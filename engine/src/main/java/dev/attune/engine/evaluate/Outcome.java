package dev.attune.engine.evaluate;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of evaluating one example. All but {@link NotCounted} count towards a score. Anything that a prompt can cause is a bad answer
 * with the lowest value of the metric, never missing data. Anything that it cannot cause never becomes a bad score. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome {

    /** Returns the value that counts; empty if the example does not count. */
    OptionalDouble counted();

    /**
     * The metric has scored the prediction.
     *
     * @param value the value
     * @param feedback the feedback of the metric; null: none
     */
    record Scored(double value, @Nullable String feedback) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * A module's answer could not be read.
     *
     * @param value the lowest value of the metric
     * @param reason what could not be read
     */
    record Unreadable(double value, String reason) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * The program threw an exception of its own or returned null.
     *
     * @param value the lowest value of the metric
     * @param reason the exception with the first frames of the user's code
     */
    record ProgramFailed(double value, String reason) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * A model refused the request because of its content: too long for its context, filtered, invalid.
     *
     * @param value the lowest value of the metric
     * @param reason the message of the model
     */
    record Refused(double value, String reason) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * The example does not count, since no prompt is to blame.
     *
     * @param why what happened
     * @param reason in words
     */
    record NotCounted(Why why, String reason) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.empty();
        }
    }

    /** Why an example does not count. */
    enum Why {
        /** A model, or a server that the program calls, gave no answer. */
        OUTAGE,
        /** A model did not answer in time. */
        TIME_OUT,
        /** The budget is used up. */
        BUDGET
    }
}
