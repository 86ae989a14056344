package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;

/** Counts the answers that the user's model gives. */
record MeteredModel(ChatModel inner, Meter meter, Budget budget) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        ChatResponse response = inner.chat(request);
        TokenUsage tokens = response.tokenUsage();
        meter.called(tokens);
        budget.spent(tokens == null || tokens.totalTokenCount() == null ? 0 : tokens.totalTokenCount());
        return response;
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }
}
