package dev.attune.runtime.signature;

import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What a prompt of a langchain4j AI Service must have, so that its requests show each variable's own value: where a module of another
 * interface leaves out a line, a template would show its variable. Reasons follow "an instruction" or "a demo".
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServicePrompts {

    private ServicePrompts() {}

    /** Why a method cannot send a prompt, as a sentence without its end; empty if it can. */
    public static Optional<String> refusal(ServiceMethod method, ModulePrompt prompt) {
        String module = "module " + method.signature().name() + " has ";
        if (!prompt.votesWith().isEmpty()) {
            return Optional.of(module + prompt.voters().size() + " prompts that vote, and an AI Service sends one");
        }
        return instruction(method.instruction().variables(), prompt.instruction())
                .map(why -> module + "an instruction " + why)
                .or(() -> layout(prompt.layout()).map(why -> module + "a layout " + why))
                .or(() -> prompt.demos().stream()
                        .flatMap(demo -> demo(method, demo)
                                .map(why -> module + "demos of which one is a demo " + why + " (example "
                                        + demo.exampleId() + ")")
                                .stream())
                        .findFirst());
    }

    /** Why a method cannot have a layout; empty if it can. */
    public static Optional<String> layout(PromptLayout layout) {
        return layout.isDefault()
                ? Optional.empty()
                : Optional.of("(\"" + layout.inWords()
                        + "\") where an AI Service has messages of its own, in their own places");
    }

    /** The values of a call go where the variables are: each must have its place, and no other may be asked for. */
    public static Optional<String> instruction(Set<String> variables, String instruction) {
        Set<String> has = new MessageTemplate(instruction).variables();
        return Stream.concat(
                        variables.stream()
                                .filter(name -> !has.contains(name))
                                .map(name -> "without the variable {{" + name + "}}"),
                        has.stream()
                                .filter(name -> !variables.contains(name))
                                .map(name -> "with a variable that has no value ({{" + name + "}})"))
                .findFirst();
    }

    /** Why a demo cannot be shown as messages of the method; empty if it can. */
    public static Optional<String> demo(ServiceMethod method, Demonstration demo) {
        return method.shownByUser().stream()
                .filter(name -> !demo.inputs().containsKey(name))
                .findFirst()
                .map(name -> "without a text for its input " + name + ", which its message shows")
                .or(() -> answer(method.signature(), demo));
    }

    private static Optional<String> answer(Signature signature, Demonstration demo) {
        List<SignatureField> outputs = signature.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            SignatureField field = outputs.get(i);
            String text = demo.outputs().get(field.name());
            if (text == null && !mayBeNull(signature, i)) {
                return Optional.of("without a text for its output " + field.name());
            }
            Optional<String> unreadable = text == null ? Optional.empty() : unreadable(field, text);
            if (unreadable.isPresent()) {
                return unreadable;
            }
        }
        return Optional.empty();
    }

    /** Services return records with parts of which the model said nothing. */
    private static boolean mayBeNull(Signature signature, int output) {
        if (!signature.returnsComponents()) {
            return false;
        }
        RecordComponent[] components = signature.method().getReturnType().getRecordComponents();
        return !components[output].getType().isPrimitive();
    }

    private static Optional<String> unreadable(SignatureField field, String text) {
        if (field.type() == String.class) {
            return Optional.empty();
        }
        try {
            field.kind().parse(text);
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of("with \"" + text + "\" as its " + field.name() + ": " + e.reason());
        }
    }
}
