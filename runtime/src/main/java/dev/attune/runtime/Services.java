package dev.attune.runtime;

import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Gives langchain4j AI Services tuned prompts: the model that a service is given puts them into its requests, so that its interface, its
 * builder, and with them tools, memory, retrieval and guardrails, stay what they are. Needs {@code dev.langchain4j:langchain4j}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Services {

    private Services() {}

    /**
     * Returns a builder of a service whose model sends requests with these prompts, as {@code AiServices.builder} does.
     *
     * @param type the interface of the service
     * @param signatures its methods, {@link Signature#allOf}, perhaps under other names
     * @param prompts a prompt for each of them
     * @param model the model that it calls
     * @param listener hears of each call; must not throw
     */
    public static <T> AiServices<T> builder(
            Class<T> type, List<Signature> signatures, PromptSet prompts, ChatModel model, CallListener listener) {
        ServiceCalls calls = new ServiceCalls();
        ServiceTrace trace = new ServiceTrace(signatures, calls, listener);
        ChatModel tuned = new ServiceModel(TunedRequests.of(signatures, prompts), calls, model, true);
        return trace.listenTo(calls.listenTo(AiServices.builder(type).chatModel(trace.around(tuned))));
    }

    /**
     * Returns the model to give to a service that is built elsewhere, so that it sends requests with these prompts. Which method sends a
     * request, and with which values, is read from its messages; what cannot be told is refused with a {@link ServiceRequestException}.
     *
     * @param schemas whether the prompts were measured with JSON schemas for answers; without, none is asked for
     */
    public static ChatModel model(List<Signature> signatures, PromptSet prompts, ChatModel model, boolean schemas) {
        return new ServiceModel(TunedRequests.of(signatures, prompts), null, model, schemas);
    }

    /** Returns the streaming model to give to a service, so that it sends requests with these prompts. */
    public static StreamingChatModel model(List<Signature> signatures, PromptSet prompts, StreamingChatModel model) {
        return new StreamingServiceModel(TunedRequests.of(signatures, prompts), model);
    }
}
