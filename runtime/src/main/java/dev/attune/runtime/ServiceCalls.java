package dev.attune.runtime;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.observability.api.event.AiServiceRequestIssuedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.service.AiServices;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which call a request is of: langchain4j says so before it asks the model, and hands both the same request. Thread-safe. */
final class ServiceCalls {

    private final Map<ChatRequest, Issued> issued = new IdentityHashMap<>();
    private final Set<UUID> begun = new HashSet<>();

    /**
     * A request.
     *
     * @param call the call that it is of
     * @param first whether it is the first of that call, which has all its messages
     */
    record Issued(InvocationContext call, boolean first) {}

    <T> AiServices<T> listenTo(AiServices<T> builder) {
        AiServiceRequestIssuedListener asked = this::issued;
        AiServiceCompletedListener completed = event -> ended(event.invocationContext());
        AiServiceErrorListener failed = event -> ended(event.invocationContext());
        return builder.registerListeners(asked, completed, failed);
    }

    private synchronized void issued(AiServiceRequestIssuedEvent event) {
        InvocationContext call = event.invocationContext();
        issued.put(event.request(), new Issued(call, begun.add(call.invocationId())));
    }

    private synchronized void ended(InvocationContext call) {
        begun.remove(call.invocationId());
    }

    /** The call; null if langchain4j did not say. */
    synchronized @Nullable Issued of(ChatRequest request) {
        return issued.get(request);
    }

    synchronized void forget(ChatRequest request) {
        issued.remove(request);
    }
}
