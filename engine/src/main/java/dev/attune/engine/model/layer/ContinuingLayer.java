package dev.attune.engine.model.layer;

import dev.attune.engine.journal.AnswerStore;
import dev.attune.engine.journal.RecordedAnswer;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Cost;
import dev.attune.engine.model.budget.Price;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Takes the answers of the run that this one continues from its journal. Those calls were made and paid for in this run, before it was
 * interrupted, so they count. It goes before the cache that runs share, which may hold the same answers for free.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ContinuingLayer(CallLayer inner, AnswerStore journal, Budget budget, Price price, CallBound bound)
        implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        Optional<RecordedAnswer> known = journal.find(call.recorded(), call.key());
        if (known.isEmpty()) {
            return inner.answer(call);
        }
        Cost cost = bound.of(call, known.get(), price);
        budget.reserve(cost).settle(cost);
        call.meter().called(known.get());
        return ModelCall.response(known.get());
    }
}
