package dev.attune.engine.search;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A trial that has started but has no value yet.
 *
 * @param point where the objective is being measured
 * @param number the trial's number in order of its start, from 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunningTrial(Point point, int number) {

    /** @throws IllegalArgumentException if the number is negative */
    public RunningTrial {
        Objects.requireNonNull(point, "point");
        requireNumber(number);
    }

    static void requireNumber(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Trial numbers start at 0, but one is %d".formatted(number));
        }
    }
}
