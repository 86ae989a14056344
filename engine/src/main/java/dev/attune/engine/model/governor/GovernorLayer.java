package dev.attune.engine.model.governor;

import dev.attune.engine.model.layer.CallLayer;
import dev.attune.engine.model.layer.ModelCall;
import dev.attune.runtime.OutOfQuotaException;
import dev.attune.runtime.ServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Asks a model no harder than it can bear: bounds the calls in flight, with fewer after each "too many requests"; keeps to the rates of
 * the user; makes a call again that failed for a passing reason, after as long as the server asks for or after an exponential back-off
 * with jitter. Of several servers that have the model, each has a part of the calls ({@link Servers}).
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GovernorLayer implements CallLayer {

    /** Waits are up to this part shorter or longer, so that calls that failed together do not come back together. */
    private static final double JITTER = 0.5;

    /** The code with which servers say in the status of a rate limit that there is no money left. */
    private static final String NO_QUOTA = "insufficient_quota";

    private final Servers servers;
    private final Rates rates;
    private final Retry retry;

    /**
     * Asks a model that is at one server or several.
     *
     * @param servers how each server is asked, by address; at least one
     * @param clock tells when a server that was left out is asked again
     */
    public GovernorLayer(Map<String, CallLayer> servers, GovernorPolicy policy, WaitNotices notices, Clock clock) {
        this.servers = new Servers(servers, policy.inFlight(), notices, clock);
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
        return servers.throttled();
    }

    /** Which servers were left out, a sentence each. */
    public List<String> notes() {
        return servers.notes();
    }

    /** What one server fails goes to the others at once. A call that hangs everywhere hangs twice, and not once for each of many servers. */
    private ChatResponse attempt(ModelCall call) {
        rates.await(call);
        Set<Server> failed = new HashSet<>();
        boolean late = false;
        Server server = Objects.requireNonNull(servers.enter(call, failed));
        while (true) {
            try {
                ChatResponse response = answer(call, server);
                rates.used(call, ModelCall.recorded(response));
                return response;
            } catch (RuntimeException e) {
                failed.add(server);
                boolean again = isOfServer(e) && !(late && e instanceof TimeoutException);
                Server next = again ? servers.enter(call, failed) : null;
                if (next == null) {
                    throw e;
                }
                late |= e instanceof TimeoutException;
                server = next;
            }
        }
    }

    private ChatResponse answer(ModelCall call, Server server) {
        long turn = server.inFlight().enter();
        boolean limited = false;
        try {
            ChatResponse response = server.inner().answer(call);
            servers.answered(server);
            return response;
        } catch (RuntimeException | Error e) {
            limited = e instanceof RateLimitException;
            if (isOfServer(e)) {
                servers.failed(server, e, isIn(e, ConnectException.class));
            } else if (e instanceof LangChain4jException) {
                servers.answered(server);
            } else {
                servers.toldNothing(server);
            }
            throw e;
        } finally {
            server.inFlight().leave(turn, limited);
            servers.leave(server);
        }
    }

    /** Whether a failure is one of the server, which another may not have. */
    private static boolean isOfServer(Throwable failure) {
        return passes(failure) && !isIn(failure, RateLimitException.class);
    }

    private static boolean isIn(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
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
