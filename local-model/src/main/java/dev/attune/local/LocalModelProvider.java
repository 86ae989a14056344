package dev.attune.local;

import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/** Opens {@code local:NAME-OR-FILE}: a model of the catalog by its name, or a {@code .gguf} file by its path. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LocalModelProvider implements ModelProvider {

    /** The options of other providers, such as an address or a key, mean nothing in process. */
    private static final List<String> COMMON = List.of("temperature", "max-output-tokens");

    /** Those that change no answer, so that answers of different machines can be shared. */
    private static final Set<String> OPTIONS = Set.of("context-length", "parallel", "slots", "threads");

    /** Made by {@link java.util.ServiceLoader}. */
    public LocalModelProvider() {}

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public ChatModel open(String name, ModelOptions options) {
        Map<String, String> own = new LinkedHashMap<>(options.values());
        own.keySet().removeIf(option -> !COMMON.contains(option) && !OPTIONS.contains(option));
        return LocalModels.open(name, own);
    }

    @Override
    public Set<String> options() {
        return OPTIONS;
    }

    @Override
    public Map<String, String> defaults() {
        return Map.of("temperature", "0.0", "max-output-tokens", String.valueOf(LocalChatModel.DEFAULT_OUTPUT_TOKENS));
    }

    /** More than are computed at once: among those that wait, the model finds calls whose prompts begin as one that it has computed. */
    @Override
    public int defaultConcurrency() {
        return 16;
    }

    /** As for any other answer: small models seldom stop by themselves, and would write for minutes. */
    @Override
    public OptionalInt defaultProposerTokens() {
        return OptionalInt.of(LocalChatModel.DEFAULT_OUTPUT_TOKENS);
    }
}
