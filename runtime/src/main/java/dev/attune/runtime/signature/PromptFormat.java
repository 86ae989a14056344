package dev.attune.runtime.signature;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The one prompt format: a system message with the instruction and the form of the answer, each demo as a turn of user and
 * assistant, then the inputs. What all calls of a module share comes first, so that a prefix cache serves it; what is asked comes
 * last, in the very form of the demos, which small models continue and large models follow.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PromptFormat {

    /** Stands for no fields at all, since a message must say something. */
    private static final String NOTHING = "(nothing given)";

    private PromptFormat() {}

    public static List<ChatMessage> messages(Signature signature, ModulePrompt prompt, Map<String, String> inputs) {
        if (signature.ofService()) {
            return ServiceMethod.of(signature).messages(prompt, inputs);
        }
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(system(signature, prompt.instruction())));
        for (Demonstration demo : shown(signature, prompt, inputs)) {
            messages.add(UserMessage.from(fields(signature.inputs(), demo.inputs())));
            messages.add(AiMessage.from(fields(signature.writtenFields(), demo.outputs())));
        }
        messages.add(UserMessage.from(fields(signature.inputs(), inputs)));
        return List.copyOf(messages);
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
    public static UserMessage repairRequest(Signature signature, String reason) {
        return UserMessage.from("Your answer cannot be read: " + reason
                + ". Answer again, with nothing else, in this form:\n" + form(signature));
    }

    private static String system(Signature signature, String instruction) {
        StringBuilder text = new StringBuilder(instruction);
        String described = signature.inputs().stream()
                .filter(field -> !field.description().isEmpty())
                .map(field -> field.label() + ": " + field.description())
                .collect(Collectors.joining("\n"));
        if (!described.isEmpty()) {
            text.append("\n\nYou are given:\n").append(described);
        }
        return text.append("\n\nAnswer in this form:\n").append(form(signature)).toString();
    }

    private static String form(Signature signature) {
        return signature.writtenFields().stream()
                .map(field -> field.label() + ": <" + placeholder(field) + ">")
                .collect(Collectors.joining("\n"));
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
