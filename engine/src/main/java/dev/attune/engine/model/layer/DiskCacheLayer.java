package dev.attune.engine.model.layer;

import dev.attune.engine.journal.AnswerStore;
import dev.attune.engine.journal.RecordedAnswer;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Optional;
import org.apiguardian.api.API;

/** Answers from the cache that runs share, and fills it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DiskCacheLayer(CallLayer inner, AnswerStore cache) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        Optional<RecordedAnswer> known = cache.find(call.recorded(), call.key());
        if (known.isPresent()) {
            call.meter().cached();
            return ModelCall.response(known.get());
        }
        ChatResponse response = inner.answer(call);
        cache.keep(call.recorded(), call.key(), ModelCall.recorded(response));
        return response;
    }
}
