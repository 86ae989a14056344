package dev.attune.engine.evaluate;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a metric says about a prediction. Immutable.
 *
 * @param value the value, within the range of the metric
 * @param feedback why, in words for a person or a proposer model; null: none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Score(double value, @Nullable String feedback) {

    /** Returns a score without feedback. */
    public static Score of(double value) {
        return new Score(value, null);
    }

    /** Returns a score with feedback. */
    public static Score of(double value, String feedback) {
        return new Score(value, feedback);
    }
}
