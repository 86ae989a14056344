package dev.attune.engine.search;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A finished trial as a sampler sees it: a point and its value.
 *
 * @param point where the objective was measured
 * @param value the objective at that point, finite; larger is better
 * @param number the trial's number in order of its start, from 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Observation(Point point, double value, int number) {

    /** @throws IllegalArgumentException if the value is not finite or the number is negative */
    public Observation {
        Objects.requireNonNull(point, "point");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value of trial %d at %s is %s".formatted(number, point, value));
        }
        RunningTrial.requireNumber(number);
        value += 0.0; // turns -0.0 into 0.0, which would else be ranked below it
    }
}
