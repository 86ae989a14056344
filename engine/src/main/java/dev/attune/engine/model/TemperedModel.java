package dev.attune.engine.model;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A model that answers every request at one temperature.
 *
 * @param inner the model
 * @param temperature 0 to 2
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TemperedModel(ChatModel inner, double temperature) implements ChatModel {

    @Override
    public ChatResponse chat(ChatRequest request) {
        return inner.chat(request.toBuilder()
                .parameters(request.parameters()
                        .overrideWith(ChatRequestParameters.builder()
                                .temperature(temperature)
                                .build()))
                .build());
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return inner.defaultRequestParameters();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return inner.supportedCapabilities();
    }
}
