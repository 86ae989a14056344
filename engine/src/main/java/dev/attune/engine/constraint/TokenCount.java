package dev.attune.engine.constraint;

import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.openai.OpenAiChatModelName;
import dev.langchain4j.model.openai.OpenAiTokenCountEstimator;

/** Counts tokens as OpenAI's encoding {@code o200k_base} has them, so that a limit means the same for every model. */
final class TokenCount {

    /** Loaded with the first limit: its table has some megabytes. */
    private static final TokenCountEstimator ESTIMATOR = new OpenAiTokenCountEstimator(OpenAiChatModelName.GPT_4_O);

    private TokenCount() {}

    static int of(String text) {
        return ESTIMATOR.estimateTokenCountInText(text);
    }
}
