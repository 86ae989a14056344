package dev.attune.engine.journal;

import dev.langchain4j.model.output.FinishReason;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. Immutable.
 *
 * @param text the answer
 * @param inputTokens tokens of the request, as the model counted them; 0 if it did not
 * @param outputTokens tokens of the answer, as the model counted them; 0 if it did not
 * @param finish why the answer ended, as the model said; null if it did not, or an older version has kept the answer
 * @param instead what the answer held in place of a text; null if it had a text, or nothing at all
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedAnswer(
        String text,
        long inputTokens,
        long outputTokens,
        @Nullable FinishReason finish,
        @Nullable Instead instead) {

    /** An answer of which is not known how it ended. */
    public RecordedAnswer(String text, long inputTokens, long outputTokens) {
        this(text, inputTokens, outputTokens, null, null);
    }

    /** What an answer without text can hold. */
    public enum Instead {
        /** Calls of tools. */
        TOOL_CALL,
        /** Reasoning that led to no text. */
        REASONING
    }
}
