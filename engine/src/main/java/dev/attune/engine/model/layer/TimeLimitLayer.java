package dev.attune.engine.model.layer;

import dev.attune.engine.model.budget.TimeLimit;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.apiguardian.api.API;

/** Gives up on a call after a while. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TimeLimitLayer(CallLayer inner, Duration limit, ExecutorService threads) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        return TimeLimit.within(
                limit,
                "the model has not answered within " + limit.toMillis() + " ms",
                threads,
                () -> inner.answer(call));
    }
}
