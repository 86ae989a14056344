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
import org.jspecify.annotations.Nullable;

/**
 * The model of an AI Service: sends its requests with tuned prompts.
 *
 * @param calls says which call a request is of; null where nobody can, so that its messages must
 */
record ServiceModel(TunedRequests requests, @Nullable ServiceCalls calls, ChatModel model) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        return model.chat(tuned(request));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return model.chat(tuned(request));
    }

    private ChatRequest tuned(ChatRequest request) {
        ServiceCalls.Issued call = calls == null ? null : calls.of(request);
        if (calls == null || call == null) {
            return requests.tuned(request);
        }
        calls.forget(request);
        return requests.tuned(request, call);
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
