package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import org.apiguardian.api.API;

/** The limit that a model which is an object of the user's sets to its answers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OwnLimit {

    private OwnLimit() {}

    /** Whether the model limits the tokens of its answers itself, under either of the names that OpenAI has for it. */
    public static boolean isSetBy(ChatModel model) {
        ChatRequestParameters defaults = model.defaultRequestParameters();
        return defaults != null
                && (defaults.maxOutputTokens() != null
                        || (defaults instanceof OpenAiChatRequestParameters openAi
                                && openAi.maxCompletionTokens() != null));
    }
}
