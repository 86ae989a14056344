package dev.attune.engine.model;

import dev.langchain4j.model.chat.response.ChatResponse;

/** Counts the answers that the user's model gives. */
record MeterLayer(CallLayer inner, Meter meter) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        ChatResponse response = inner.answer(call);
        meter.called(ModelCall.recorded(response));
        return response;
    }
}
