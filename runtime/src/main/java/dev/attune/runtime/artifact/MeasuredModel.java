package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The model that gave the answers which were measured, and what it was asked with. Immutable.
 *
 * @param name its name, such as {@code openai:gpt-4o-mini}; the class of a model that is an object, with the name that it gives itself
 * @param options what was set for all its calls, such as {@code temperature} and {@code max-output-tokens}; what is not there was left to the
 *     model. Annotations of a module come before these, and are in its fingerprint
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"name", "options"})
public record MeasuredModel(String name, Map<String, String> options) {

    /** The option that is set if AI Services asked the model with JSON schemas for their answers. */
    public static final String JSON_SCHEMAS = "json-schemas";

    /** Copies the map, in the order of the names. */
    public MeasuredModel {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Returns whether AI Services asked the model with JSON schemas for their answers. */
    public boolean askedWithSchemas() {
        return options.containsKey(JSON_SCHEMAS);
    }
}
