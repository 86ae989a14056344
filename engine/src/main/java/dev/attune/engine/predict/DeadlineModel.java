package dev.attune.engine.predict;

import dev.attune.engine.model.budget.TimeLimit;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Answers as long as the time for an example is not over. */
record DeadlineModel(ChatModel inner, Duration limit, long startNanos, ExecutorService threads) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        String message = "the example has taken more than " + limit.toMillis() + " ms";
        Duration left = limit.minusNanos(System.nanoTime() - startNanos);
        if (left.isNegative() || left.isZero()) {
            throw new TimeoutException(message);
        }
        return TimeLimit.within(left, message, threads, () -> inner.chat(request));
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return inner.supportedCapabilities();
    }
}
