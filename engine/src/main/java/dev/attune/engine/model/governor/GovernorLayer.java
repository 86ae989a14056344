package dev.attune.engine.model.governor;

import dev.attune.engine.model.layer.CallLayer;
import dev.attune.engine.model.layer.ModelCall;
import dev.attune.runtime.OutOfQuotaException;
import dev.attune.runtime.ServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Asks a model no harder than it can bear: bounds the calls in flight, with fewer after each "too many requests"; keeps to the rates of
 * the user; makes a call again that failed for a passing reason, after as long as the server asks for or after an exponential back-off
 * with jitter.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GovernorLayer implements CallLayer {

    /** Waits are up to this part shorter or longer, so that calls that failed together do not come back together. */
    private static final double JITTER = 0.5;

    /** The code with which servers say in the status of a rate limit that there is no money left. */
    private static final String NO_QUOTA = "insufficient_quota";

    private final CallLayer inner;
    private final InFlight inFlight;
    private final Rates rates;
    private final Retry retry;

    public GovernorLayer(CallLayer inner, GovernorPolicy policy, WaitNotices notices) {
        this.inner = inner;
        this.inFlight = new InFlight(policy.inFlight());
        this.rates = new Rates(policy.pace(), notices);
        this.retry = Retry.of("model call", config(policy));
        retry.getEventPublisher().onRetry(event -> tell(event, policy.attempts(), notices));
    }

    private static void tell(RetryOnRetryEvent event, int attempts, WaitNotices notices) {
        int attempt = event.getNumberOfRetryAttempts();
        Throwable failure = event.getLastThrowable();
        if (failure instanceof RateLimitException) {
            notices.refused(event.getWaitInterval(), attempt, attempts, failure);
        } else {
            notices.failed(event.getWaitInterval(), attempt, attempts, failure);
        }
    }

    private static RetryConfig config(GovernorPolicy policy) {
        IntervalFunction backOff =
                IntervalFunction.ofExponentialRandomBackoff(policy.firstWait(), policy.factor(), JITTER);
        return RetryConfig.<ChatResponse>custom()
                .maxAttempts(policy.attempts())
                .retryOnException(failure -> passes(failure) && asked(failure).compareTo(policy.longestWait()) <= 0)
                .intervalBiFunction((attempt, outcome) -> Math.max(
                        backOff.apply(attempt),
                        outcome.isLeft() ? asked(outcome.getLeft()).toMillis() : 0))
                .build();
    }

    @Override
    public ChatResponse answer(ModelCall call) {
        return retry.executeSupplier(() -> attempt(call));
    }

    /** How often the server has said that it was asked too much. */
    public int throttled() {
        return inFlight.throttled();
    }

    private ChatResponse attempt(ModelCall call) {
        rates.await(call);
        long turn = inFlight.enter();
        boolean limited = false;
        try {
            ChatResponse response = inner.answer(call);
            rates.used(call, ModelCall.recorded(response));
            return response;
        } catch (RateLimitException e) {
            limited = true;
            throw e;
        } finally {
            inFlight.leave(turn, limited);
        }
    }

    /** Whether a failure can pass: a rate limit, a time-out, a fault of the server, a broken connection or half an answer. */
    private static boolean passes(Throwable failure) {
        boolean passes = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfQuotaException
                    || (cause.getMessage() != null && cause.getMessage().contains(NO_QUOTA))) {
                return false;
            }
            passes |= cause instanceof RetriableException || cause instanceof IOException;
        }
        return passes;
    }

    private static Duration asked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException server) {
                return Optional.ofNullable(server.retryAfter()).orElse(Duration.ZERO);
            }
        }
        return Duration.ZERO;
    }
}
