package dev.attune.runtime.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.runtime.field.FieldText;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Records;
import dev.attune.runtime.text.UnreadableException;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a method of a langchain4j AI Service sends: its templates, and demos in the form of its own messages. Immutable.
 *
 * @param signature the method as a module
 * @param system the template of the system message; null if the method has none
 * @param user the template of the user message; null if an argument is the user message
 * @param argument the name of the argument that is the user message; null if there is a template
 * @param formatInstructions what langchain4j puts behind the user message for a model without JSON schemas; may be empty
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ServiceMethod(
        Signature signature,
        @Nullable MessageTemplate system,
        @Nullable MessageTemplate user,
        @Nullable String argument,
        String formatInstructions) {

    /**
     * Returns what a module sends that is a method of an AI Service.
     *
     * @throws SignatureException if it is not
     */
    public static ServiceMethod of(Signature signature) {
        return ServiceTemplates.of(signature);
    }

    /** Returns whether a module is a method of an AI Service whose answer has a form: of a model that takes JSON schemas, it is asked with one. */
    public static boolean hasForm(Signature signature) {
        return signature.ofService() && !of(signature).formatInstructions().isEmpty();
    }

    /** The template that is tuned: that of the system message, else that of the user message. */
    public MessageTemplate instruction() {
        MessageTemplate template = system == null ? user : system;
        if (template == null) {
            throw new IllegalStateException(signature.name() + " has no template");
        }
        return template;
    }

    /** Whether the instruction is the user message. */
    public boolean tunesUserMessage() {
        return system == null;
    }

    /** The messages of a request for these inputs with a model without JSON schemas, memory, tools and documents. */
    List<ChatMessage> messages(ModulePrompt prompt, Map<String, String> inputs) {
        ServicePrompts.layout(prompt.layout()).ifPresent(why -> {
            throw new IllegalArgumentException("module " + signature.name() + " has a layout " + why);
        });
        for (Demonstration demo : prompt.demos()) {
            ServicePrompts.demo(this, demo).ifPresent(why -> {
                throw new IllegalArgumentException("module " + signature.name() + " has a demo " + why);
            });
        }
        Map<String, String> values = withIt(inputs);
        List<ChatMessage> messages = new ArrayList<>();
        MessageTemplate tuned = new MessageTemplate(prompt.instruction());
        if (!tunesUserMessage()) {
            messages.add(SystemMessage.from(tuned.render(values)));
        }
        messages.addAll(demos(prompt, values, texts(values), true, false));
        MessageTemplate shown = tunesUserMessage() ? tuned : user;
        messages.add(UserMessage.from(question(shown, values) + formatInstructions));
        return List.copyOf(messages);
    }

    /**
     * The demos as turns of user and assistant.
     *
     * @param values of the variables of {@link #ofCall}; others are not used, since a demo has values of its own
     * @param inputs of the request, by which the nearest demos are found; see {@link #texts}
     * @param instructed whether the user message ends with the format instructions
     * @param json whether a JSON schema asks for the answer
     */
    public List<ChatMessage> demos(
            ModulePrompt prompt, Map<String, String> values, List<String> inputs, boolean instructed, boolean json) {
        MessageTemplate shown = tunesUserMessage() ? new MessageTemplate(prompt.instruction()) : user;
        List<ChatMessage> turns = new ArrayList<>();
        List<List<String>> texts =
                prompt.demos().stream().map(demo -> texts(shown(demo))).toList();
        for (Demonstration demo : prompt.choice().of(prompt.demos(), texts, inputs)) {
            Map<String, String> all = new HashMap<>(values);
            all.keySet().retainAll(ofCall());
            all.putAll(shown(demo));
            turns.add(UserMessage.from(question(shown, withIt(all)) + (instructed ? formatInstructions : "")));
            turns.add(AiMessage.from(answer(demo, json)));
        }
        return turns;
    }

    /** The values of all variables that a call gives to the templates. */
    public Map<String, String> values(List<Object> arguments) {
        return withIt(ServiceTemplates.values(this, arguments));
    }

    /** langchain4j calls the only argument {@code it}, whatever its name. */
    private Map<String, String> withIt(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        String only = signature.inputs().size() == 1
                ? values.get(signature.inputs().get(0).name())
                : null;
        if (only != null) {
            all.put("it", only);
        }
        return all;
    }

    private String question(@Nullable MessageTemplate template, Map<String, String> inputs) {
        String text = template != null ? template.render(inputs) : inputs.get(argument);
        return text == null || text.isBlank() ? "(nothing given)" : text;
    }

    /** The inputs of a demo as langchain4j shows them. */
    private Map<String, String> shown(Demonstration demo) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (SignatureField field : signature.inputs()) {
            String text = demo.inputs().get(field.name());
            if (text != null) {
                shown.put(field.name(), shown(field, text));
            }
        }
        return shown;
    }

    /** The texts of the inputs by which the nearest demos are found: of those that a message has, as far as there are values. */
    public List<String> texts(Map<String, String> values) {
        Map<String, String> all = withName(values);
        return sent().stream().map(all::get).filter(Objects::nonNull).toList();
    }

    /** The names of the inputs that a message has, in the order of the signature. */
    public List<String> sent() {
        return inputs(Stream.of(system, user).filter(Objects::nonNull));
    }

    /** Those of the user message. */
    List<String> shownByUser() {
        return inputs(user == null ? Stream.of() : Stream.of(user));
    }

    private List<String> inputs(Stream<MessageTemplate> templates) {
        Set<String> names = new HashSet<>();
        templates.forEach(template -> names.addAll(template.variables()));
        List<String> inputs =
                signature.inputs().stream().map(SignatureField::name).toList();
        return inputs.stream()
                .filter(name ->
                        names.contains(name) || name.equals(argument) || (inputs.size() == 1 && names.contains("it")))
                .toList();
    }

    /** The variables of the user message that are no inputs, such as {@code current_date}: demos show the values of the call. */
    public Set<String> ofCall() {
        Set<String> names = user == null ? new HashSet<>() : user.variables();
        shownByUser().forEach(names::remove);
        if (signature.inputs().size() == 1) {
            names.remove("it");
        }
        return names;
    }

    /** The other way round. */
    private Map<String, String> withName(Map<String, String> values) {
        String it = values.get("it");
        Map<String, String> all = new HashMap<>(values);
        if (it != null && signature.inputs().size() == 1) {
            all.putIfAbsent(signature.inputs().get(0).name(), it);
        }
        return all;
    }

    /** The text of an input as langchain4j shows it, which is that of the value itself. */
    private static String shown(SignatureField field, String text) {
        if (field.type() == String.class) {
            return text;
        }
        try {
            return String.valueOf(field.kind().parse(text));
        } catch (UnreadableException e) {
            return text;
        }
    }

    private String answer(Demonstration demo, boolean json) {
        List<Object> values = new ArrayList<>();
        ObjectNode object = JsonText.JSON.createObjectNode();
        for (SignatureField field : signature.outputs()) {
            String text = demo.outputs().get(field.name());
            Object value = text == null ? "" : value(field, text);
            values.add(value);
            object.set(field.name(), text == null ? NullNode.instance : node(value));
        }
        if (signature.returnsComponents()) {
            return object.toString();
        }
        Object value = values.get(0);
        if (json && !(value instanceof String) && !(value instanceof Record)) {
            ObjectNode wrapped = JsonText.JSON.createObjectNode();
            wrapped.set(value instanceof Collection ? "values" : "value", node(value));
            return wrapped.toString();
        }
        return value instanceof Collection<?> items
                ? items.stream().map(ServiceMethod::plain).collect(Collectors.joining("\n"))
                : plain(value);
    }

    private static Object value(SignatureField field, String text) {
        if (field.type() == String.class) {
            return text;
        }
        try {
            return field.kind().parse(text);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(
                    "a demo has \"" + text + "\" as its " + field.name() + ": " + e.reason(), e);
        }
    }

    private static String plain(Object value) {
        return value instanceof Record ? node(value).toString() : node(value).asText();
    }

    /** JSON as langchain4j reads it: constants by their names. */
    private static JsonNode node(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(constant.name());
        }
        if (value instanceof Record) {
            ObjectNode object = JsonText.JSON.createObjectNode();
            Records.components(value).forEach((name, part) -> object.set(name, node(part)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = JsonText.JSON.createArrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        return value instanceof Float ? DecimalNode.valueOf(new BigDecimal(value.toString())) : FieldJson.node(value);
    }

    /** The texts of the arguments of a call by input, as messages show them. */
    public Map<String, String> inputs(List<Object> arguments) {
        Map<String, String> inputs = ServiceTemplates.values(this, arguments);
        inputs.keySet()
                .retainAll(signature.inputs().stream().map(SignatureField::name).toList());
        return inputs;
    }

    /** The texts of the outputs of a call by output field. */
    public Map<String, String> outputs(Object result) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!signature.returnsComponents()) {
            texts.put(signature.outputs().get(0).name(), FieldText.render(result));
            return texts;
        }
        Records.components(result).forEach((name, value) -> {
            if (value != null) {
                texts.put(name, FieldText.render(value));
            }
        });
        return texts;
    }

    /** The Java method. */
    public Method method() {
        return signature.method();
    }
}
