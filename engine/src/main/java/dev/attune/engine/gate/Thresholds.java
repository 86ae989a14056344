package dev.attune.engine.gate;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a gate asks of the winner, in the unit of the metric. At least one is set, since a gate without thresholds would pass whatever is
 * measured. The first two are claims, the last is a guard.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param atLeast the lowest allowed mean score of the winner, or null if there is no such threshold
 * @param gain the lowest allowed mean gain of the winner over the baseline, or null if there is no such threshold; 0 asks for no loss, a
 *     negative gain tolerates one
 * @param notWorseBy how much worse than the program in production the winner may be, above 0; null if there is no such threshold
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Thresholds(
        @Nullable Double atLeast,
        @Nullable Double gain,
        @Nullable Double notWorseBy) {

    /** The loss that a gate allows which asks for nothing, as a share of the metric's range. */
    public static final double DEFAULT_GUARD = 0.02;

    /** @throws IllegalArgumentException if none is set, one is NaN or infinite, or {@code notWorseBy} is not above 0 */
    public Thresholds {
        if (atLeast == null && gain == null && notWorseBy == null) {
            throw new IllegalArgumentException(
                    "a gate without atLeast, gain and notWorseBy would pass whatever is measured: set one of them");
        }
        if (notWorseBy != null && !(notWorseBy > 0)) {
            throw new IllegalArgumentException("notWorseBy must be above 0, but is " + notWorseBy
                    + ": that two programs are exactly alike can never be shown");
        }
        requireFinite("notWorseBy", notWorseBy);
        requireFinite("atLeast", atLeast);
        requireFinite("gain", gain);
    }

    /** Returns how many of the thresholds are claims. */
    public int claims() {
        return (atLeast == null ? 0 : 1) + (gain == null ? 0 : 1);
    }

    private static void requireFinite(String name, @Nullable Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but is " + value);
        }
    }
}
