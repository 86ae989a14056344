package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Makes no call beyond the budget. */
record BudgetedModel(ChatModel inner, Budget budget) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        budget.reserve();
        return inner.chat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }
}
