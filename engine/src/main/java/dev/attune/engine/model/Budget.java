package dev.attune.engine.model;

import dev.attune.engine.config.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What all roles together may spend. A call is reserved before it is made, so that calls under way at once never pass the limit on
 * calls; tokens are known only after a call, so that limit can be passed by the calls under way. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Budget {

    private final OptionalLong maxCalls;
    private final OptionalLong maxTokens;
    private final Clock clock;
    private final @Nullable Instant end;
    private long calls;
    private long tokens;

    /** A budget whose time starts now. */
    public Budget(OptionalLong maxCalls, OptionalLong maxTokens, Optional<Duration> maxTime, Clock clock) {
        this.maxCalls = maxCalls;
        this.maxTokens = maxTokens;
        this.clock = clock;
        this.end = maxTime.map(clock.instant()::plus).orElse(null);
    }

    /** A budget without limits. */
    public static Budget unlimited() {
        return new Budget(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Clock.systemUTC());
    }

    /** Whether the next call would be refused. */
    public synchronized boolean exhausted() {
        return exhaustedLimit() != null;
    }

    /** Reserves one call. */
    synchronized void reserve() {
        String limit = exhaustedLimit();
        if (limit != null) {
            throw new BudgetExhaustedException("the budget is used up: " + limit);
        }
        calls++;
    }

    synchronized void spent(long moreTokens) {
        tokens += moreTokens;
    }

    private @Nullable String exhaustedLimit() {
        if (maxCalls.isPresent() && calls >= maxCalls.getAsLong()) {
            return Keys.BUDGET_CALLS + " = " + maxCalls.getAsLong();
        }
        if (maxTokens.isPresent() && tokens >= maxTokens.getAsLong()) {
            return Keys.BUDGET_TOKENS + " = " + maxTokens.getAsLong();
        }
        if (end != null && !clock.instant().isBefore(end)) {
            return Keys.BUDGET_TIME + " ended at " + end;
        }
        return null;
    }
}
