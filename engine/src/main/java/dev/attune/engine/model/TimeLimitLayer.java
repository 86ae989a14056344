package dev.attune.engine.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Gives up on a call after a while. */
record TimeLimitLayer(CallLayer inner, Duration limit, ExecutorService threads) implements CallLayer {

    @Override
    public ChatResponse answer(ModelCall call) {
        return TimeLimit.within(
                limit,
                "the model has not answered within " + limit.toMillis() + " ms",
                threads,
                () -> inner.answer(call));
    }
}
