package dev.attune.engine.model;

import dev.attune.engine.journal.Cassette;
import dev.attune.engine.journal.RecordedAnswer;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Answers every call from a recording, and asks no model. What is replayed counts as it did when it was recorded. */
record ReplayLayer(Cassette cassette, Meter meter) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        RecordedAnswer answer =
                cassette.find(call.recorded(), call.key()).orElseThrow(() -> cassette.miss(call.recorded()));
        meter.called(answer);
        return ModelCall.response(answer);
    }
}
