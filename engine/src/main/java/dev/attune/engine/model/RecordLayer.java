package dev.attune.engine.model;

import dev.attune.engine.journal.AnswerStore;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Records every answer. */
record RecordLayer(CallLayer inner, AnswerStore recording) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        ChatResponse response = inner.answer(call);
        recording.keep(call.recorded(), call.key(), ModelCall.recorded(response));
        return response;
    }
}
