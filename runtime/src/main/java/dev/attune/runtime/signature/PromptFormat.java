package dev.attune.runtime.signature;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The prompt format: a system message with the instruction and the form of the answer, each demo as a turn of user and
 * assistant, then the inputs. What all calls of a module share comes first, so that a prefix cache serves it; what is asked comes
 * last, in the very form of the demos, which small models continue and large models follow. Another {@link PromptLayout} says the same in
 * another place or notation.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PromptFormat {

    /** Stands for no fields at all, since a message must say something. */
    private static final String NOTHING = "(nothing given)";

    private static final String PARAGRAPH = "\n\n";

    private PromptFormat() {}

    public static List<ChatMessage> messages(Signature signature, ModulePrompt prompt, Map<String, String> inputs) {
        if (signature.ofService()) {
            return ServiceMethod.of(signature).messages(prompt, inputs);
        }
        List<Demonstration> demos = shown(signature, prompt, inputs);
        String task = task(signature, prompt);
        String asked = fields(signature.inputs(), inputs);
        return switch (prompt.layout()) {
            case TURNS, JSON -> conversation(task, turns(signature, prompt.layout(), demos), asked);
            case ONE_MESSAGE -> conversation(task, List.of(), examples(signature, demos) + asked);
            case INSTRUCTION_LAST ->
                conversation("", turns(signature, prompt.layout(), demos), asked + PARAGRAPH + task);
        };
    }

    private static List<ChatMessage> conversation(String system, List<ChatMessage> turns, String asked) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!system.isEmpty()) {
            messages.add(SystemMessage.from(system));
        }
        messages.addAll(turns);
        messages.add(UserMessage.from(asked));
        return List.copyOf(messages);
    }

    private static List<ChatMessage> turns(Signature signature, PromptLayout layout, List<Demonstration> demos) {
        List<ChatMessage> turns = new ArrayList<>();
        for (Demonstration demo : demos) {
            turns.add(UserMessage.from(fields(signature.inputs(), demo.inputs())));
            turns.add(AiMessage.from(
                    layout == PromptLayout.JSON
                            ? object(signature, demo.outputs())
                            : fields(signature.writtenFields(), demo.outputs())));
        }
        return turns;
    }

    /** The demos as text before the inputs, each a paragraph of its own. */
    private static String examples(Signature signature, List<Demonstration> demos) {
        return demos.stream()
                .map(demo -> fields(signature.inputs(), demo.inputs()) + "\n"
                        + fields(signature.writtenFields(), demo.outputs()))
                .collect(Collectors.joining(
                        PARAGRAPH, "Examples:" + PARAGRAPH, PARAGRAPH + "Now answer this:" + PARAGRAPH));
    }

    private static List<Demonstration> shown(Signature signature, ModulePrompt prompt, Map<String, String> inputs) {
        List<List<String>> texts = prompt.demos().stream()
                .map(demo -> texts(signature, demo.inputs()))
                .toList();
        return prompt.choice().of(prompt.demos(), texts, texts(signature, inputs));
    }

    /** The values of the inputs by which the nearest demos are found. */
    static List<String> texts(Signature signature, Map<String, String> inputs) {
        return signature.inputs().stream()
                .map(field -> inputs.get(field.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is said to a model whose answer could not be read. */
    public static UserMessage repairRequest(Signature signature, PromptLayout layout, String reason) {
        return UserMessage.from("Your answer cannot be read: " + reason
                + ". Answer again, with nothing else, in this form:\n" + form(signature, layout));
    }

    /** What is to be done with which inputs, and how to answer. */
    private static String task(Signature signature, ModulePrompt prompt) {
        StringBuilder text = new StringBuilder(prompt.instruction());
        String described = signature.inputs().stream()
                .filter(field -> !field.description().isEmpty())
                .map(field -> field.label() + ": " + field.description())
                .collect(Collectors.joining("\n"));
        if (!described.isEmpty()) {
            text.append(PARAGRAPH).append("You are given:\n").append(described);
        }
        return text.append(PARAGRAPH)
                .append("Answer in this form:\n")
                .append(form(signature, prompt.layout()))
                .toString();
    }

    private static String form(Signature signature, PromptLayout layout) {
        if (layout == PromptLayout.JSON) {
            Map<String, String> placeholders = new LinkedHashMap<>();
            signature.writtenFields().forEach(field -> placeholders.put(field.name(), "<" + placeholder(field) + ">"));
            return object(signature, placeholders);
        }
        return signature.writtenFields().stream()
                .map(field -> field.label() + ": <" + placeholder(field) + ">")
                .collect(Collectors.joining("\n"));
    }

    /** The fields that have a value as a JSON object on one line. All values are the texts that labeled lines show, and are read as these. */
    private static String object(Signature signature, Map<String, String> values) {
        List<String> members = new ArrayList<>();
        for (SignatureField field : signature.writtenFields()) {
            String value = values.get(field.name());
            if (value != null) {
                members.add(TextNode.valueOf(field.name()) + ": " + TextNode.valueOf(value));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    /** Whether a text is what the form shows in place of a value: no value, though {@code <yes or no>} might be read as one. */
    public static boolean isPlaceholder(SignatureField field, String text) {
        String bare = text.strip();
        String inside = placeholder(field);
        return bare.equalsIgnoreCase("<" + inside + ">")
                || (!field.form().isEmpty() && (bare.equalsIgnoreCase(inside) || bare.equalsIgnoreCase(field.form())));
    }

    private static String placeholder(SignatureField field) {
        String form = field.form();
        if (field.description().isEmpty()) {
            return form.isEmpty() ? "the " + field.label().toLowerCase(Locale.ROOT) : form;
        }
        return form.isEmpty() ? field.description() : field.description() + "; " + form;
    }

    /** The fields that have a value, each with its label. */
    private static String fields(List<SignatureField> fields, Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        for (SignatureField field : fields) {
            String value = values.get(field.name());
            if (value != null) {
                lines.add((field.label() + ":" + (value.contains("\n") ? "\n" : " ") + value).stripTrailing());
            }
        }
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }
}
