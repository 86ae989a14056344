package dev.attune.engine.evaluate;

import dev.attune.engine.predict.Failure;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The outcome of evaluating one example. All but {@link NotCounted} count towards a score. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Outcome {

    /** Returns the value that counts; empty if the example does not count. */
    OptionalDouble counted();

    /** Returns why there was no output to score; empty if there was one. */
    Optional<Failure> failure();

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

        @Override
        public Optional<Failure> failure() {
            return Optional.empty();
        }
    }

    /**
     * There is no output, and a prompt can be to blame.
     *
     * @param value the lowest value of the metric
     * @param cause what happened
     */
    record Failed(double value, Failure.Bad cause) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.of(value);
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.of(cause);
        }
    }

    /**
     * There is no output, or no verdict on it, and no prompt is to blame.
     *
     * @param cause what happened
     */
    record NotCounted(Failure.Lost cause) implements Outcome {
        @Override
        public OptionalDouble counted() {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.of(cause);
        }
    }
}
