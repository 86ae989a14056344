package dev.attune.engine.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What one run of a program may spend, over all roles together; what is empty has no limit. Immutable.
 *
 * @param calls model calls
 * @param tokens tokens in and out
 * @param usd US dollars
 * @param time time from the first check to the last gate
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Limits(OptionalLong calls, OptionalLong tokens, Optional<BigDecimal> usd, Optional<Duration> time) {

    /** No limit at all. */
    public static final Limits NONE =
            new Limits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
}
