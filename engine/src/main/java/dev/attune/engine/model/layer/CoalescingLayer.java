package dev.attune.engine.model.layer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apiguardian.api.API;

/**
 * Answers a call that was answered before in this run; of equal calls under way at once, one is made and the others wait for it. The
 * futures are the values of a plain cache: Caffeine's own for futures logs each that fails, with its stack trace.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CoalescingLayer implements CallLayer {

    /** Answers kept in memory; an answer of a few hundred tokens takes a few kilobytes. */
    private static final int ANSWERS = 20_000;

    private final CallLayer inner;
    private final Cache<String, CompletableFuture<ChatResponse>> cache =
            Caffeine.newBuilder().maximumSize(ANSWERS).build();

    public CoalescingLayer(CallLayer inner) {
        this.inner = inner;
    }

    @Override
    public ChatResponse answer(ModelCall call) {
        CompletableFuture<ChatResponse> mine = new CompletableFuture<>();
        CompletableFuture<ChatResponse> earlier = cache.asMap().putIfAbsent(call.key(), mine);
        if (earlier != null) {
            return answered(earlier, call);
        }
        try {
            ChatResponse response = inner.answer(call);
            mine.complete(response);
            return response;
        } catch (RuntimeException | Error e) {
            cache.asMap().remove(call.key(), mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private ChatResponse answered(CompletableFuture<ChatResponse> earlier, ModelCall call) {
        try {
            ChatResponse response = earlier.join();
            call.meter().cached();
            return response;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
