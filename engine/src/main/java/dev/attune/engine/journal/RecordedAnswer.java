package dev.attune.engine.journal;

import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. Immutable.
 *
 * @param text the answer
 * @param inputTokens tokens of the request, as the model counted them; 0 if it did not count both
 * @param outputTokens tokens of the answer, as the model counted them; 0 if it did not count both
 * @param finish why the answer ended, as the model said; null if it did not, or an older version has kept the answer
 * @param instead what the answer held in place of a text; null if it had a text, or nothing at all
 * @param tools the tools that it called; empty if it called none, or an older version has kept the answer
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedAnswer(
        String text,
        long inputTokens,
        long outputTokens,
        @Nullable FinishReason finish,
        @Nullable Instead instead,
        List<Tool> tools) {

    /** Copies the list. */
    public RecordedAnswer {
        tools = List.copyOf(tools);
    }

    /** An answer of which is not known how it ended. */
    public RecordedAnswer(String text, long inputTokens, long outputTokens) {
        this(text, inputTokens, outputTokens, null, null, List.of());
    }

    /** Whether the model has counted tokens: one that counts none has not worked for nothing. */
    public boolean tokensAreKnown() {
        return inputTokens + outputTokens > 0;
    }

    /**
     * A call of a tool.
     *
     * @param id by which its result says whose it is; null if the model gave none
     * @param name the tool
     * @param arguments its arguments as JSON, as the model wrote them; null if there are none
     */
    public record Tool(
            @Nullable String id, String name, @Nullable String arguments) {}

    /** What an answer without text can hold. */
    public enum Instead {
        /** Calls of tools. */
        TOOL_CALL,
        /** Reasoning that led to no text. */
        REASONING
    }
}
