package dev.attune.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a signature from a model's answer: from labeled lines first, whatever marks surround the labels; else from a
 * JSON object; else, for a single field, from the whole answer.
 */
final class AnswerParser {

    /** Much more than models write; what is longer is no answer, and reading it would only cost time. */
    static final int MAX_LENGTH = 1_000_000;

    private AnswerParser() {}

    /**
     * The fields of an answer.
     *
     * @param texts the text of each written field by name, in the order of the signature
     * @param result what the method of the module returns
     */
    record Answer(Map<String, String> texts, Object result) {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableException with a reason for the model, if a field is missing or holds no value of its type
     */
    static Answer parse(Signature signature, String answer) throws UnreadableException {
        if (answer.length() > MAX_LENGTH) {
            throw new UnreadableException("it is longer than " + MAX_LENGTH + " characters");
        }
        String text = Fences.unwrap(Thoughts.strip(answer)
                .orElseThrow(() -> new UnreadableException("it ends before the thought at its beginning does")));
        Map<String, String> found = AnswerSections.of(signature, text);
        if (signature.outputs().stream().noneMatch(field -> found.containsKey(field.name()))) {
            JsonNode object = FieldJson.object(text);
            if (object != null) {
                addMembers(signature.writtenFields(), object, found);
            }
        }
        if (found.isEmpty() && signature.writtenFields().size() == 1) {
            SignatureField only = signature.outputs().get(0);
            found.put(only.name(), AnswerSections.unlabeled(signature, only, text));
        }
        return read(signature, found);
    }

    private static void addMembers(List<SignatureField> fields, JsonNode object, Map<String, String> found) {
        for (SignatureField field : fields) {
            JsonNode member = FieldJson.member(object, field.name());
            if (member != null) {
                found.put(field.name(), FieldJson.text(member));
            }
        }
    }

    private static Answer read(Signature signature, Map<String, String> found) throws UnreadableException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (signature.reasoning()) {
            String reasoning = found.getOrDefault(Signature.REASONING, "").strip();
            texts.put(
                    Signature.REASONING,
                    PromptFormat.isPlaceholder(Signature.REASONING_FIELD, reasoning) ? "" : reasoning);
        }
        Object[] values = new Object[signature.outputs().size()];
        for (int i = 0; i < values.length; i++) {
            SignatureField field = signature.outputs().get(i);
            values[i] = value(field, found.get(field.name()));
            texts.put(field.name(), field.render(values[i]));
        }
        Class<?> returned = signature.method().getReturnType();
        return new Answer(
                texts, returned.isRecord() ? Records.create(returned, values) : Objects.requireNonNull(values[0]));
    }

    private static Object value(SignatureField field, @Nullable String text) throws UnreadableException {
        if (text == null) {
            throw new UnreadableException("the line \"" + field.label() + ":\" is missing");
        }
        try {
            if (PromptFormat.isPlaceholder(field, text)) {
                throw new UnreadableException("it repeats the form instead of filling it in");
            }
            Object value = FieldReader.parse(text, field.type());
            if (value instanceof String string && string.isEmpty()) {
                throw new UnreadableException("it is empty");
            }
            return value;
        } catch (UnreadableException e) {
            throw new UnreadableException("the field " + field.label() + ": " + e.reason());
        }
    }
}
