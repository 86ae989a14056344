package dev.attune.engine.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * A user's model with the layers of a run around it, outermost first: cache, budget, retry, meter. Thread-safe if the user's model
 * is.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelStack {

    /** Answers kept in memory; an answer of a few hundred tokens takes a few kilobytes. */
    private static final int CACHED_ANSWERS = 20_000;

    private final ChatModel inner;
    private final Meter meter;
    private final Cache<CachingModel.Key, CompletableFuture<ChatResponse>> cache;

    /** Puts the layers around a model. */
    public ModelStack(ChatModel model, Budget budget, Meter meter, RetryPolicy retry) {
        this.inner = new BudgetedModel(new RetryingModel(new MeteredModel(model, meter, budget), retry), budget);
        this.meter = meter;
        this.cache = Caffeine.newBuilder().maximumSize(CACHED_ANSWERS).build();
    }

    /** The model for calls whose answer to the same request may be used again: all evaluations. */
    public ChatModel model() {
        return rollout(0);
    }

    /**
     * The model for calls that ask for another answer to the same request.
     *
     * @param number tells rollouts apart: each has answers of its own
     */
    public ChatModel rollout(long number) {
        return new CachingModel(inner, cache, meter, number);
    }
}
