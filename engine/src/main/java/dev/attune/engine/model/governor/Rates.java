package dev.attune.engine.model.governor;

import dev.attune.engine.config.Keys;
import dev.attune.engine.config.Pace;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.model.layer.ModelCall;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to calls and tokens per minute, evenly and without bursts. How many tokens a call takes is guessed before it; the difference to
 * what it took is made good by the next. Thread-safe.
 */
final class Rates {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final @Nullable RateLimiter calls;
    private final @Nullable RateLimiter tokens;
    private final AtomicLong debt = new AtomicLong();
    private final WaitNotices notices;

    Rates(Pace pace, WaitNotices notices) {
        this.notices = notices;
        this.calls = limiter("calls", pace.requestsPerMinute());
        this.tokens = limiter("tokens", pace.tokensPerMinute());
    }

    private static @Nullable RateLimiter limiter(String name, OptionalLong perMinute) {
        if (perMinute.isEmpty()) {
            return null;
        }
        // one permit each so often: no burst at the beginning of a minute
        long permits = Math.max(1, perMinute.getAsLong() / 600);
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(Math.toIntExact(permits))
                        .limitRefreshPeriod(MINUTE.multipliedBy(permits).dividedBy(perMinute.getAsLong()))
                        .timeoutDuration(PATIENCE)
                        .build());
    }

    void await(ModelCall call) {
        long nanos = nanosToWait(call);
        if (nanos > WORTH_TELLING.toNanos()) {
            notices.kept(
                    Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(nanos)),
                    tokens == null
                            ? Keys.REQUESTS_PER_MINUTE
                            : calls == null
                                    ? Keys.TOKENS_PER_MINUTE
                                    : Keys.REQUESTS_PER_MINUTE + " and " + Keys.TOKENS_PER_MINUTE);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the rate limit", e);
        }
    }

    /** Books a call, and tells how long it has to wait. */
    long nanosToWait(ModelCall call) {
        long nanos = calls == null ? 0 : calls.reservePermission();
        if (tokens != null) {
            long due = debt.getAndSet(0) + guess(call);
            if (due > 0) {
                nanos = Math.max(nanos, tokens.reservePermission(Math.toIntExact(due)));
            } else {
                debt.addAndGet(due);
            }
        }
        return Math.max(0, nanos);
    }

    /** Where the model has not counted its tokens, the guess is all that is known. */
    void used(ModelCall call, RecordedAnswer answer) {
        if (answer.tokensAreKnown()) {
            debt.addAndGet(answer.inputTokens() + answer.outputTokens() - guess(call));
        }
    }

    private static long guess(ModelCall call) {
        return 1 + call.characters() / CHARACTERS_PER_TOKEN;
    }
}
