package dev.attune.engine.model;

import com.github.benmanes.caffeine.cache.Cache;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Answers a request that was answered before; of equal requests under way at once, one is made and the others wait for it. The futures
 * are the values of a plain cache: Caffeine's own for futures logs each that fails, with its stack trace.
 */
record CachingModel(ChatModel inner, Cache<Key, CompletableFuture<ChatResponse>> cache, Meter meter, long rollout)
        implements ChatModel {

    record Key(ChatRequest request, long rollout) {}

    @Override
    public ChatResponse chat(ChatRequest request) {
        Key key = new Key(request, rollout);
        CompletableFuture<ChatResponse> mine = new CompletableFuture<>();
        CompletableFuture<ChatResponse> earlier = cache.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return answered(earlier);
        }
        try {
            ChatResponse response = inner.chat(request);
            mine.complete(response);
            return response;
        } catch (RuntimeException | Error e) {
            cache.asMap().remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private ChatResponse answered(CompletableFuture<ChatResponse> earlier) {
        try {
            ChatResponse response = earlier.join();
            meter.cached();
            return response;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }
}
