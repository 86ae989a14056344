package dev.attune.runtime;

import dev.langchain4j.model.output.TokenUsage;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the requests and answers of a call took, as the model reports it. Immutable.
 *
 * @param input tokens of its requests; at least 0
 * @param output tokens of its answers; at least 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallTokens(long input, long output) {

    static final CallTokens NONE = new CallTokens(0, 0);

    /** Returns all of them. */
    public long total() {
        return input + output;
    }

    /** Returns the sum of both. */
    public CallTokens plus(CallTokens other) {
        return new CallTokens(input + other.input, output + other.output);
    }

    /** The sum so far with those of another answer; null if the model has not reported all: a server that reports nothing has not worked for nothing. */
    static @Nullable CallTokens sum(@Nullable CallTokens before, @Nullable TokenUsage usage) {
        Integer input = usage == null ? null : usage.inputTokenCount();
        Integer output = usage == null ? null : usage.outputTokenCount();
        return before == null || input == null || output == null || input + output == 0
                ? null
                : before.plus(new CallTokens(input, output));
    }
}
