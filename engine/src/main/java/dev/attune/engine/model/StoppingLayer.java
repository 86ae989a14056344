package dev.attune.engine.model;

import dev.attune.engine.journal.AnswerStore;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * Makes nothing of a call that fails while the process is ending. Models are taken away then, and a run that took this for failures of its
 * candidates would write a result in its last moment.
 */
record StoppingLayer(CallLayer inner, AnswerStore journal) implements CallLayer {

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
