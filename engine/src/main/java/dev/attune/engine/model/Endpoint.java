package dev.attune.engine.model;

import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.layer.ModelCall;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Which model a stack asks. Immutable.
 *
 * @param name the model with the options that answers depend on: {@code local:smollm2-135m {max-output-tokens=16}}
 * @param address what kind of place it is at; equal names at equal places are equal models
 * @param options the options that answers depend on, with those that the model has if none are set
 * @param price what it costs
 * @param shareable whether the name says enough to tell it from all other models, in other runs too
 * @param schemas whether it takes JSON schemas for answers, where it is not there to be asked
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Endpoint(
        String name, String address, Map<String, String> options, Price price, boolean shareable, boolean schemas) {

    private static final Pattern OPTION = Pattern.compile(
            "[{ ](temperature|top-p|top-k|frequency-penalty|presence-penalty|max-output-tokens|max-completion-tokens)=([-0-9.E]+)[,}]");

    /** Copies the map. */
    public Endpoint {
        // in the order of their names: the order of Map.copyOf differs from process to process
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /**
     * A model that settings name.
     *
     * @param defaults those that its provider sets if the settings do not
     * @param options all options it is opened with; those that answers do not depend on are left out
     */
    public static Endpoint configured(
            String name, String address, Map<String, String> defaults, Map<String, String> options, Price price) {
        Map<String, String> answering = answering(options);
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(answering);
        return new Endpoint(named(name, answering), address, all, price, true, false);
    }

    /** Those of the options that answers depend on. */
    public static Map<String, String> answering(Map<String, String> options) {
        Map<String, String> answering = new TreeMap<>(options);
        answering.keySet().retainAll(List.of("temperature", "max-output-tokens"));
        return answering;
    }

    /**
     * A model that is not there, since its answers are recorded.
     *
     * @param asked the name under which its calls are recorded, which tells its options
     */
    public static Endpoint recorded(String asked) {
        Map<String, String> options = new TreeMap<>();
        Matcher option = OPTION.matcher(asked);
        while (option.find()) {
            options.put(option.group(1), option.group(2));
        }
        return new Endpoint(asked, "recording", options, Price.FREE, false, false);
    }

    /**
     * A model that is an object of the user's: its defaults are its options. What else its answers depend on it does not tell.
     *
     * @param role tells objects of one class apart
     */
    public static Endpoint object(String role, ChatModel model, Price price) {
        Map<String, String> defaults = ModelCall.parameters(model.defaultRequestParameters());
        return new Endpoint(
                named(role + " " + ModelClass.of(model).getName(), defaults),
                "object",
                defaults,
                price,
                false,
                model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA));
    }

    /** The same model, of which a recording says whether it took JSON schemas. */
    public Endpoint takingSchemas(boolean taken) {
        return new Endpoint(name, address, options, price, shareable, taken);
    }

    private static String named(String name, Map<String, String> options) {
        return options.isEmpty() ? name : name + " " + options;
    }
}
