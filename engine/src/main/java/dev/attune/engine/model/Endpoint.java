package dev.attune.engine.model;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Which model a stack asks. Immutable.
 *
 * @param name the model with the options that answers depend on: {@code local:smollm2-135m {max-output-tokens=16}}
 * @param address where it is, without credentials; equal names at one address are equal models
 * @param options the options that answers depend on
 * @param price what it costs
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Endpoint(String name, String address, Map<String, String> options, Price price) {

    /** Copies the map. */
    public Endpoint {
        options = Map.copyOf(options);
    }

    /**
     * A model that settings name.
     *
     * @param options all options it is opened with; those that answers do not depend on are left out
     */
    public static Endpoint configured(String name, String address, Map<String, String> options, Price price) {
        Map<String, String> answering = new TreeMap<>(options);
        answering.keySet().retainAll(List.of("temperature", "max-output-tokens"));
        return new Endpoint(named(name, answering), address, answering, price);
    }

    /** A model that is an object of the user's: its defaults are its options. */
    public static Endpoint object(String name, String address, ChatModel model, Price price) {
        Map<String, String> defaults = ModelCall.parameters(model.defaultRequestParameters());
        return new Endpoint(named(name, defaults), address, defaults, price);
    }

    private static String named(String name, Map<String, String> options) {
        return options.isEmpty() ? name : name + " " + options;
    }
}
