package dev.attune.engine.model.budget;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The prices of models, by the name that their server knows them by: those of the built-in table, and before them the user's. Immutable.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Prices {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BUILT_IN = "prices.json";

    private final Map<String, Price> byName;

    private Prices(Map<String, Price> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Reads the prices.
     *
     * @param file the user's table: {@code {"NAME": {"input": 0.15, "output": 0.60}}}, in US dollars for a million tokens
     * @throws ConfigurationException if it cannot be read or is no such table
     */
    public static Prices read(Optional<Path> file) {
        Map<String, Price> prices = new HashMap<>();
        try (InputStream in = Prices.class.getResourceAsStream(BUILT_IN)) {
            prices.putAll(JSON.readValue(in, new TypeReference<Map<String, Price>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException("the built-in table of prices cannot be read", e);
        }
        if (file.isPresent()) {
            try {
                prices.putAll(
                        JSON.readValue(Files.readAllBytes(file.get()), new TypeReference<Map<String, Price>>() {}));
            } catch (IOException e) {
                throw new ConfigurationException(Keys.PRICES + " = " + file.get()
                        + " is no table of prices such as {\"NAME\": {\"input\": 0.15, \"output\": 0.60}}: "
                        + e.getMessage());
            }
        }
        return new Prices(prices);
    }

    /**
     * The price of a model, if it is known; models that run in this process are free.
     *
     * @param model its name, such as {@code openai:gpt-4o-mini}
     */
    public Optional<Price> of(String model) {
        return model.startsWith("local:") ? Optional.of(Price.FREE) : ofTokens(model);
    }

    /** The price of the tokens of a model, if there is one: models that run in this process have none, unless the user's table says so. */
    public Optional<Price> ofTokens(String model) {
        return Optional.ofNullable(byName.get(model.substring(model.indexOf(':') + 1)));
    }
}
