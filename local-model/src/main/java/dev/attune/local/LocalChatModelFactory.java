package dev.attune.local;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Turns a model name or the path of a {@code .gguf} file into a {@link LocalChatModel} with default settings. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LocalChatModelFactory implements Function<String, ChatModel> {

    /** Make a factory; it holds no state. */
    public LocalChatModelFactory() {}

    /**
     * Open a model.
     *
     * @throws ModelUnavailableException if the weights cannot be had
     */
    @Override
    public ChatModel apply(String nameOrFile) {
        return LocalModels.open(nameOrFile, Map.of());
    }
}
