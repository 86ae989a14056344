package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/** A model that knows how long an answer took. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface TimedModel extends ChatModel {

    /**
     * An answer.
     *
     * @param response the answer
     * @param nanos how long the user's model took for it, without waits and failed attempts before, in nanoseconds; empty if a cache, a
     *     journal or a recording held it
     */
    record Timed(ChatResponse response, OptionalLong nanos) {}

    /** Asks; fails as {@link #chat(ChatRequest)} does. */
    Timed ask(ChatRequest request);

    @Override
    default ChatResponse chat(ChatRequest request) {
        return ask(request).response();
    }
}
