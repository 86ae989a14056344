package dev.attune.engine.gate;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a gate asks of the winner, in the unit of the metric. At least one of the two is set, since a gate without thresholds would pass
 * whatever is measured.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param atLeast the lowest allowed mean score of the winner, or null if there is no such threshold
 * @param gain the lowest allowed mean gain of the winner over the baseline, or null if there is no such threshold; 0 asks for no loss, a
 *     negative gain tolerates one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Thresholds(@Nullable Double atLeast, @Nullable Double gain) {

    /** @throws IllegalArgumentException if neither is set or one is NaN or infinite */
    public Thresholds {
        if (atLeast == null && gain == null) {
            throw new IllegalArgumentException(
                    "a gate without atLeast and gain would pass whatever is measured: set one of them");
        }
        requireFinite("atLeast", atLeast);
        requireFinite("gain", gain);
    }

    private static void requireFinite(String name, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but is " + value);
        }
    }
}
