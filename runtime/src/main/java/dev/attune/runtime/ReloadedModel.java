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
import java.util.function.Supplier;

/** The model that is there when it is asked. */
record ReloadedModel(Supplier<ChatModel> now) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        return now.get().chat(request);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return now.get().doChat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return now.get().defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return now.get().listeners();
    }

    @Override
    public ModelProvider provider() {
        return now.get().provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return now.get().supportedCapabilities();
    }
}
