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

/** What a model in front of another, which may change, says of itself. Whole requests pass through {@link #chat(ChatRequest)}, as langchain4j hands them over. */
abstract class ForwardingModel implements ChatModel {

    private final Supplier<ChatModel> model;

    ForwardingModel(ChatModel model) {
        this(() -> model);
    }

    /** @param model gives the model that is asked now */
    ForwardingModel(Supplier<ChatModel> model) {
        this.model = model;
    }

    final ChatModel model() {
        return model.get();
    }

    @Override
    public abstract ChatResponse chat(ChatRequest request);

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return chat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model().defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return model().listeners();
    }

    @Override
    public ModelProvider provider() {
        return model().provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model().supportedCapabilities();
    }
}
