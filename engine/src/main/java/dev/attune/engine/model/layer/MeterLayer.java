package dev.attune.engine.model.layer;

import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/** Counts the answers that the user's model gives. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeterLayer(CallLayer inner) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        ChatResponse response = inner.answer(call);
        call.meter().called(ModelCall.recorded(response));
        return response;
    }
}
