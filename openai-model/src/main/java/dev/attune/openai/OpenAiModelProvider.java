package dev.attune.openai;

import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.attune.runtime.Secret;
import dev.attune.runtime.ServerAddress;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code openai:MODEL}: a model of OpenAI or, with {@code attune.model.base-url}, of any server that speaks its protocol.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OpenAiModelProvider implements ModelProvider {

    /** The setting that the option {@code base-url} comes from. */
    static final String BASE_URL = "attune.model.base-url";

    /** The environment variable that the option {@code api-key} comes from. */
    static final String API_KEY = "ATTUNE_MODEL_API_KEY";

    /** Whether the server takes JSON schemas for the answers of AI Services. */
    private static final String JSON_SCHEMAS = "json-schemas";

    private static final String OPEN_AI = "https://api.openai.com/v1";

    /** For the list of models, which a server has at hand. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Made by {@link java.util.ServiceLoader}. */
    public OpenAiModelProvider() {}

    @Override
    public String scheme() {
        return "openai";
    }

    @Override
    public ChatModel open(String name, ModelOptions options) {
        String baseUrl = options.get("base-url").orElse(null);
        String apiKey = options.apiKey().map(Secret::value).orElse(null);
        if (apiKey == null && baseUrl == null) {
            throw new IllegalArgumentException("OpenAI asks for a key; set the environment variable " + API_KEY
                    + ", or " + BASE_URL + " to the address of a server that needs none");
        }
        ServerAddress address = ServerAddress.of(baseUrl == null ? OPEN_AI : baseUrl);
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(client(address, apiKey))
                .baseUrl(address.base())
                .modelName(name)
                .apiKey(apiKey)
                // reasoning without an answer is told from no answer
                .returnThinking(true)
                // the governor makes failed calls again; two layers of retries would multiply
                .maxRetries(0);
        options.temperature().ifPresent(builder::temperature);
        options.maxOutputTokens().ifPresent(builder::maxTokens);
        options.timeout().ifPresent(builder::timeout);
        if (takesSchemas(options)) {
            builder.supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        }
        return builder.build();
    }

    private static boolean takesSchemas(ModelOptions options) {
        String value = options.get(JSON_SCHEMAS).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "attune.model.openai." + JSON_SCHEMAS + " is \"" + value + "\"; it must be true or false");
        };
    }

    @Override
    public Set<String> options() {
        return Set.of(JSON_SCHEMAS);
    }

    @Override
    public boolean isServed() {
        return true;
    }

    @Override
    public Optional<String> complaint(String name, ModelOptions options) {
        ServerAddress address = ServerAddress.of(options.get("base-url").orElse(OPEN_AI));
        String apiKey = options.apiKey().map(Secret::value).orElse(null);
        HttpClientBuilder client =
                client(address, apiKey).connectTimeout(PATIENCE).readTimeout(PATIENCE);
        return new ModelList((ServerClient) client.build(), address.base(), apiKey).complaint(name);
    }

    private static HttpClientBuilder client(ServerAddress address, @Nullable String apiKey) {
        return ServerClient.builder(
                address.query(),
                address.base().toLowerCase(Locale.ROOT).startsWith("http:"),
                new Secrets(apiKey, address.secrets()));
    }
}
