package dev.attune.engine.model.layer;

import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.journal.Recording;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.apiguardian.api.API;

/** Answers every call from a recording, and asks no model. What is replayed counts as it did when it was recorded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReplayLayer(Recording recording) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        RecordedAnswer answer =
                recording.find(call.recorded(), call.key()).orElseThrow(() -> recording.miss(call.recorded()));
        call.meter().called(answer);
        return ModelCall.response(answer);
    }
}
