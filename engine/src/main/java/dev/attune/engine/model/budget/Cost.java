package dev.attune.engine.model.budget;

import dev.attune.engine.journal.RecordedAnswer;
import org.apiguardian.api.API;

/**
 * What calls cost. Immutable.
 *
 * @param calls calls
 * @param tokens tokens in and out
 * @param nanoUsd US dollars, in billionths
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Cost(long calls, long tokens, long nanoUsd) {

    /** No cost. */
    public static final Cost NONE = new Cost(0, 0, 0);

    public static Cost of(long inputTokens, long outputTokens, Price price) {
        return new Cost(1, inputTokens + outputTokens, price.nanoUsd(inputTokens, outputTokens));
    }

    public static Cost of(RecordedAnswer answer, Price price) {
        return of(answer.inputTokens(), answer.outputTokens(), price);
    }

    /** The sum of both. */
    public Cost plus(Cost other) {
        return new Cost(calls + other.calls, tokens + other.tokens, nanoUsd + other.nanoUsd);
    }

    /** Of each part the larger one. */
    Cost orMore(Cost other) {
        return new Cost(Math.max(calls, other.calls), Math.max(tokens, other.tokens), Math.max(nanoUsd, other.nanoUsd));
    }

    /** The difference of both. */
    public Cost minus(Cost other) {
        return new Cost(calls - other.calls, tokens - other.tokens, nanoUsd - other.nanoUsd);
    }
}
