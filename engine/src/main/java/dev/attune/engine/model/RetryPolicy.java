package dev.attune.engine.model;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How often and how fast a failed call is made again: with exponential back-off.
 *
 * @param attempts calls at most, the first included; at least 1
 * @param firstWait the wait after the first failure
 * @param factor how much longer each wait is than the one before; at least 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RetryPolicy(int attempts, Duration firstWait, double factor) {

    /** Four attempts over about seven seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofSeconds(1), 2);
}
