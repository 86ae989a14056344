package dev.attune.runtime;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import org.apiguardian.api.API;

/** How an answer of a model ended, as far as readers of its text need to know. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Ending {

    /** It has text, and nothing says that part of it is missing. */
    WHOLE("it cannot be read"),

    /** The token limit cut it off; there may be no text at all. */
    CUT("it was cut at the token limit"),

    /** The server withheld it, or part of it. */
    FILTERED("the server's content filter has withheld it"),

    /** It calls a tool and has no text. */
    TOOL_CALL("it calls a tool and has no text"),

    /** It is reasoning without any text after it. */
    REASONING("it is reasoning without an answer"),

    /** It is empty. */
    EMPTY("it is empty");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    /** Returns what is wrong with such an answer, in words that a model can act on. */
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
