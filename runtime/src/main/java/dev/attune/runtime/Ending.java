package dev.attune.runtime;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import org.apiguardian.api.API;

/** How an answer of a model ended, as far as a reader of its text must know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Ending {

    /** It is a text, and nothing says that some of it is missing. */
    WHOLE("it cannot be read"),

    /** The token limit cut it off; there may be no text at all. */
    CUT("it was cut at the token limit"),

    /** The server has withheld it, or a part of it. */
    FILTERED("the server's content filter has withheld it"),

    /** It calls a tool and has no text. */
    TOOL_CALL("it calls a tool and has no text"),

    /** It is reasoning that leads to no text. */
    REASONING("it is reasoning without an answer"),

    /** There is nothing in it. */
    EMPTY("it is empty");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    /** What is wrong with such an answer, in words that a model can act on. */
    String reason() {
        return reason;
    }

    static Ending of(ChatResponse response) {
        if (response.finishReason() == FinishReason.LENGTH) {
            return CUT;
        }
        if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            return FILTERED;
        }
        String text = response.aiMessage().text();
        if (text != null && !text.isBlank()) {
            return WHOLE;
        }
        if (response.aiMessage().hasToolExecutionRequests()) {
            return TOOL_CALL;
        }
        String thinking = response.aiMessage().thinking();
        return thinking == null || thinking.isBlank() ? EMPTY : REASONING;
    }
}
