package dev.attune.engine.model.layer;

import dev.attune.engine.journal.AnswerStore;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/**
 * Makes nothing of a call that fails while the process is ending. Models are taken away then, and a run that took this for failures of its
 * candidates would write a result in its last moment.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record StoppingLayer(CallLayer inner, AnswerStore journal) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        try {
            return inner.answer(call);
        } catch (RuntimeException | Error e) {
            journal.waitIfStopped();
            throw e;
        }
    }
}
