package dev.attune.local;

import dev.attune.local.weights.ModelUnavailableException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;

/** Opens local models from text, as found in configuration files. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LocalModels {

    private static final Map<String, BiConsumer<LocalChatModel.Builder, String>> OPTIONS = new TreeMap<>(Map.of(
            "temperature", (builder, value) -> builder.temperature(Double.parseDouble(value)),
            "max-output-tokens", (builder, value) -> builder.maxOutputTokens(Integer.parseInt(value)),
            "context-length", (builder, value) -> builder.contextLength(Integer.parseInt(value)),
            "threads", (builder, value) -> builder.threads(Integer.parseInt(value)),
            "parallel", (builder, value) -> builder.parallel(Integer.parseInt(value)),
            "slots", (builder, value) -> builder.slots(Integer.parseInt(value)),
            "seed", (builder, value) -> builder.seed(Integer.parseInt(value)),
            "prompt-cache", (builder, value) -> builder.promptCache(booleanOf(value))));

    private LocalModels() {}

    /**
     * Open a model.
     *
     * @param nameOrFile name in the catalog, such as {@code smollm2-135m}, or path of a {@code .gguf} file
     * @param options any of {@code temperature}, {@code max-output-tokens}, {@code context-length}, {@code threads},
     *     {@code parallel}, {@code slots}, {@code seed}, {@code prompt-cache}, with the meaning and defaults of the
     *     methods of {@link LocalChatModel.Builder}
     * @throws ModelUnavailableException if the weights cannot be had
     * @throws IllegalArgumentException if an option is unknown or its value is not usable
     */
    public static LocalChatModel open(String nameOrFile, Map<String, String> options) {
        LocalChatModel.Builder builder = LocalChatModel.builder().model(nameOrFile);
        options.forEach((option, value) -> set(builder, option, value));
        return builder.build();
    }

    private static void set(LocalChatModel.Builder builder, String option, String value) {
        BiConsumer<LocalChatModel.Builder, String> setter = OPTIONS.get(option);
        if (setter == null) {
            throw new IllegalArgumentException(
                    "Unknown option '" + option + "' of a local model. Known: " + String.join(", ", OPTIONS.keySet()));
        }
        try {
            setter.accept(builder, value);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(
                    "Option '" + option + "' of a local model cannot be '" + value + "': " + failure.getMessage(),
                    failure);
        }
    }

    private static boolean booleanOf(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }
}
