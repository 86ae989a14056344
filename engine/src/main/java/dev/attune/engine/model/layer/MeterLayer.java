package dev.attune.engine.model.layer;

import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/** Counts the answers that the user's model gives, and takes their time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeterLayer(CallLayer inner) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        long start = System.nanoTime();
        ChatResponse response = inner.answer(call);
        call.answered(System.nanoTime() - start);
        call.meter().called(ModelCall.recorded(response));
        return response;
    }
}
