package dev.attune.runtime;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.function.Supplier;

/** The model that is there when it is asked. */
final class ReloadedModel extends ForwardingModel {

    ReloadedModel(Supplier<ChatModel> now) {
        super(now);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return model().chat(request);
    }
}
