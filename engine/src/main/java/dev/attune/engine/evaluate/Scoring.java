package dev.attune.engine.evaluate;

import dev.attune.annotations.Role;
import dev.attune.engine.journal.JournalException;
import dev.attune.engine.journal.ReplayMissException;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.engine.predict.Failure;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One prediction that a metric scores: the judges that it asks, and whether one of them failed. What a judge failed at is kept, so that a
 * metric that swallows the exception cannot turn an outage into a score. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Scoring {

    private final String metric;
    private final LanguageModels models;
    private final Optional<Duration> limit;
    private final Consumer<Boolean> agreement;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Scoring(String metric, LanguageModels models, Optional<Duration> limit, Consumer<Boolean> agreement) {
        this.metric = metric;
        this.models = models;
        this.limit = limit;
        this.agreement = agreement;
    }

    /** Returns the model that judges. */
    public ChatModel model() {
        return model(0);
    }

    /**
     * Returns a judge: a module as a program has them, with the model that judges.
     *
     * @param votes how often it is asked, odd
     */
    public Object judge(Signature signature, int votes) {
        Class<?> type = signature.type();
        if (votes == 1) {
            return module(type, signature, 0);
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                new Ballot(votes, vote -> module(type, signature, vote), agreement));
    }

    private <T> T module(Class<T> type, Signature signature, int vote) {
        CallListener listener = call -> {
            if (call.failure() != null) {
                failed(call.failure());
            }
        };
        return Modules.create(type, signature, signature.seedPrompt(), model(vote), listener);
    }

    private ChatModel model(int vote) {
        ChatModel model = models.rollout(Role.JUDGE, vote);
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                try {
                    return model.chat(request);
                } catch (RuntimeException e) {
                    failed(e);
                    throw e;
                }
            }
        };
    }

    private void failed(RuntimeException e) {
        failure.compareAndSet(null, e);
    }

    /**
     * Returns the value that a metric gave, also of one that is computed elsewhere.
     *
     * @throws Throwable what its computation threw
     * @throws NoScoreException if it took too long
     */
    public @Nullable Object awaited(@Nullable Object value) throws Throwable {
        Future<?> future;
        if (value instanceof Future<?> given) {
            future = given;
        } else if (value instanceof CompletionStage<?> stage) {
            future = stage.toCompletableFuture();
        } else {
            return value;
        }
        try {
            return limit.isPresent() ? future.get(limit.get().toNanos(), TimeUnit.NANOSECONDS) : future.get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new NoScoreException(new Failure.TimedOut("metric " + metric + " has taken more than "
                    + limit.map(Duration::toMillis).orElse(0L) + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunAbortedException(RunAbortedException.Fault.NONE, "the run was interrupted");
        } finally {
            future.cancel(true);
        }
    }

    /**
     * Checks that no judge failed.
     *
     * @throws NoScoreException if one did: it was out of service, or gave no verdict that can be read, even when asked again
     */
    public void check() {
        RuntimeException failed = failure.get();
        if (failed == null) {
            return;
        }
        if (failed instanceof BudgetExhaustedException
                || failed instanceof ReplayMissException
                || failed instanceof JournalException
                || failed instanceof RunAbortedException) {
            throw failed;
        }
        String reason = "the judge of metric " + metric + " gave no verdict: "
                + (failed.getMessage() == null ? failed : failed.getMessage());
        throw new NoScoreException(
                failed instanceof TimeoutException ? new Failure.TimedOut(reason) : new Failure.Outage(reason));
    }
}
