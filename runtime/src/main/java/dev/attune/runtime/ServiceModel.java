package dev.attune.runtime;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model of an AI Service: sends its requests with tuned prompts. */
final class ServiceModel extends ForwardingModel {

    private final TunedRequests requests;
    private final @Nullable ServiceCalls calls;
    private final boolean schemas;

    /**
     * Makes a model of one service.
     *
     * @param calls says which call a request is of; null where nobody can, so that its messages must
     * @param schemas whether answers may be asked for with JSON schemas, if the model takes them
     */
    ServiceModel(TunedRequests requests, @Nullable ServiceCalls calls, ChatModel model, boolean schemas) {
        super(model);
        this.requests = requests;
        this.calls = calls;
        this.schemas = schemas;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return model().chat(tuned(request));
    }

    /**
     * Where a test has measured answers without JSON schemas, the model says that it takes none: langchain4j then describes the form of the
     * answer in the user message, as in the test.
     */
    @Override
    public Set<Capability> supportedCapabilities() {
        Set<Capability> capabilities = new LinkedHashSet<>(model().supportedCapabilities());
        if (!schemas) {
            capabilities.remove(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        }
        return capabilities;
    }

    private ChatRequest tuned(ChatRequest request) {
        ServiceCalls.Issued call = calls == null ? null : calls.of(request);
        if (calls == null || call == null) {
            return requests.tuned(request);
        }
        calls.forget(request);
        return requests.tuned(request, call);
    }
}
