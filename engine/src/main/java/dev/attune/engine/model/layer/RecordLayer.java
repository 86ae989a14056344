package dev.attune.engine.model.layer;

import dev.attune.engine.journal.AnswerStore;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/** Keeps every answer, in a recording or a journal. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordLayer(CallLayer inner, AnswerStore store) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        ChatResponse response = inner.answer(call);
        store.keep(call.recorded(), call.key(), ModelCall.recorded(response));
        return response;
    }
}
