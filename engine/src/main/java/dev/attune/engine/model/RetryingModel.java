package dev.attune.engine.model;

import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/** Makes a call again that failed for a passing reason: rate limit, time-out, server error. */
final class RetryingModel implements ChatModel {

    private final ChatModel inner;
    private final Retry retry;

    RetryingModel(ChatModel inner, RetryPolicy policy) {
        this.inner = inner;
        this.retry = Retry.of(
                "model call",
                RetryConfig.custom()
                        .maxAttempts(policy.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(policy.firstWait(), policy.factor()))
                        .retryExceptions(RetriableException.class)
                        .build());
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return retry.executeSupplier(() -> inner.chat(request));
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }
}
