package dev.attune.engine.evaluate;

import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating one example. All but {@link NotCounted} count towards a score: what a prompt can cause is a bad answer, with
 * the lowest value of the metric, and never missing data; what it cannot cause never becomes a bad score. Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome {

    /** The value that counts; empty if the example does not count. */
    OptionalDouble counted();

    /**
     * The metric has scored the prediction.
     *
     * @param value the value
     * @param feedback what the metric said; null: nothing
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
     * The program threw an exception of its own or gave null.
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
     * A model refused the request for what is in it: too long for its context, filtered, invalid.
     *
     * @param value the lowest value of the metric
     * @param reason what it said
     */
    record Refused(double value, String reason) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * No prompt is to blame.
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
        /** A model gave no answer, or a server that the program asks did not. */
        OUTAGE,
        /** A model did not answer in time. */
        TIME_OUT,
        /** The budget is used up. */
        BUDGET
    }
}
