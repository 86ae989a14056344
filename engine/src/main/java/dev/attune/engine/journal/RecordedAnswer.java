package dev.attune.engine.journal;

import org.apiguardian.api.API;

/**
 * What a model answered. Immutable.
 *
 * @param text the answer
 * @param inputTokens tokens of the request, as the model counted them; 0 if it did not
 * @param outputTokens tokens of the answer, as the model counted them; 0 if it did not
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordedAnswer(String text, long inputTokens, long outputTokens) {}
