package dev.attune.engine.event;

import org.apiguardian.api.API;

/**
 * The cost of model calls. Cached answers are counted separately, their tokens not at all.
 *
 * @param calls calls answered by a model
 * @param cachedCalls calls answered from the cache
 * @param inputTokens tokens read, as the model reports them
 * @param outputTokens tokens written, as the model reports them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Usage(long calls, long cachedCalls, long inputTokens, long outputTokens) {

    /** No call at all. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** Returns the sum of both. */
    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                cachedCalls + other.cachedCalls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens);
    }

    /** Returns the usage since an earlier reading of the same meter. */
    public Usage since(Usage earlier) {
        return new Usage(
                calls - earlier.calls,
                cachedCalls - earlier.cachedCalls,
                inputTokens - earlier.inputTokens,
                outputTokens - earlier.outputTokens);
    }
}
