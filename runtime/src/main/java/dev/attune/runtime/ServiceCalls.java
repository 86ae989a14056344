package dev.attune.runtime;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which call a request is of: langchain4j says so before it asks the model, and hands both the same request. Thread-safe. */
final class ServiceCalls implements AiServiceRequestIssuedListener {

    private final Map<ChatRequest, InvocationContext> issued = new IdentityHashMap<>();

    @Override
    public synchronized void onEvent(AiServiceRequestIssuedEvent event) {
        issued.put(event.request(), event.invocationContext());
    }

    /** The call; null if langchain4j did not say. */
    synchronized @Nullable InvocationContext of(ChatRequest request) {
        return issued.get(request);
    }

    synchronized void forget(ChatRequest request) {
        issued.remove(request);
    }
}
