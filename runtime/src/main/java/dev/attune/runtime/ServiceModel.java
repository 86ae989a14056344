package dev.attune.runtime;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;

/** The model of an AI Service: sends its requests with tuned prompts. */
record ServiceModel(TunedRequests requests, ChatModel model) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        return model.chat(requests.tuned(request));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return model.chat(requests.tuned(request));
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return model.listeners();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}
