package dev.attune.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The settings given for a model, and the key of its server apart from them, so that whoever shows the settings does not show the key.
 * Immutable.
 *
 * @param values the settings by the last part of their name, such as {@code base-url} or {@code max-output-tokens}, and those of
 *     {@link ModelProvider#options()}; those not given are absent
 * @param apiKey the key of the server; empty if none is given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModelOptions(Map<String, String> values, Optional<Secret> apiKey) {

    /** The name of the setting that is a secret. */
    public static final String API_KEY = "api-key";

    /** Options without any value. */
    public static final ModelOptions NONE = new ModelOptions(Map.of(), Optional.empty());

    /** Copies the map. */
    public ModelOptions {
        values = Map.copyOf(values);
    }

    /** Makes options of values by name, among which {@value #API_KEY} is the secret. */
    public static ModelOptions of(Map<String, String> values) {
        Map<String, String> plain = new TreeMap<>(values);
        Optional<Secret> key = Optional.ofNullable(plain.remove(API_KEY)).map(Secret::new);
        return new ModelOptions(plain, key);
    }

    /** These options, with another value of one setting. */
    public ModelOptions with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new ModelOptions(changed, apiKey);
    }

    /** The value of a setting; empty if it is not given. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The temperature, 0 or more; empty if it is not given. */
    public OptionalDouble temperature() {
        String value = values.get("temperature");
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }

    /** The maximum number of tokens of an answer, at least 1; empty if it is not given. */
    public OptionalInt maxOutputTokens() {
        String value = values.get("max-output-tokens");
        return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    /** The time for one call; empty if it is not given. */
    public Optional<Duration> timeout() {
        return get("timeout").map(value -> Duration.ofMillis(Long.parseLong(value.replace("ms", ""))));
    }
}
