package dev.attune.engine.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * How fast models are asked, and how long is waited for them; what is empty has no limit. Immutable.
 *
 * @param requestsPerMinute calls of one model in a minute
 * @param tokensPerMinute tokens, in and out, of one model in a minute
 * @param retryWait the wait before a failed call is made again; each further one is twice as long
 * @param callTimeout time for one call
 * @param exampleTimeout time for one example over all its calls
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Pace(
        OptionalLong requestsPerMinute,
        OptionalLong tokensPerMinute,
        Duration retryWait,
        Optional<Duration> callTimeout,
        Optional<Duration> exampleTimeout) {

    /** As fast as models answer, and with all patience. */
    public static final Pace FREE = new Pace(
            OptionalLong.empty(), OptionalLong.empty(), Duration.ofSeconds(1), Optional.empty(), Optional.empty());
}
