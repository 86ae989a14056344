package dev.attune.runtime.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Records;
import dev.attune.runtime.field.json.Table;
import dev.attune.runtime.signature.PromptFormat;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import dev.attune.runtime.text.Chat;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.Thoughts;
import dev.attune.runtime.text.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a signature from a model's answer: from labeled lines first, whatever marks surround the labels; else from a
 * JSON object or a table; else, for a single field, from the whole answer. What is clear is read, what is not is refused.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AnswerParser {

    /** Much more than models write; what is longer is no answer, and reading it would only cost time. */
    public static final int MAX_LENGTH = JsonText.MAX_LENGTH;

    private AnswerParser() {}

    /**
     * The fields of an answer.
     *
     * @param texts the text of each written field by name, in the order of the signature
     * @param result what the method of the module returns
     */
    public record Answer(Map<String, String> texts, Object result) {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableException with a reason for the model, if a field is missing or holds no value of its type
     */
    public static Answer parse(Signature signature, String answer) throws UnreadableException {
        if (answer.length() > MAX_LENGTH) {
            throw new UnreadableException("it is longer than " + MAX_LENGTH + " characters");
        }
        String rest = Thoughts.strip(answer)
                .orElseThrow(() -> new UnreadableException("it ends before the thought at its beginning does"));
        return read(signature, sections(signature, Fences.unwrap(Chat.withoutClosing(rest))));
    }

    private static Map<String, List<String>> sections(Signature signature, String text) throws UnreadableException {
        Map<String, List<String>> found = AnswerSections.of(signature, text);
        List<SignatureField> missing = signature.outputs().stream()
                .filter(field -> !found.containsKey(field.name()))
                .toList();
        if (missing.size() == signature.outputs().size()) {
            JsonNode object = object(signature, text);
            if (object != null) {
                addMembers(signature.writtenFields(), object, found);
                return found;
            }
        }
        if (missing.isEmpty()) {
            return found;
        }
        boolean single = found.isEmpty() && signature.writtenFields().size() == 1;
        boolean inside = missing.stream().anyMatch(field -> InlineLabels.onlyPlace(field, text) > 0);
        SignatureField only = signature.outputs().get(0);
        if (inside && single && only.type() == String.class) {
            throw new UnreadableException("the label \"" + only.label() + ":\" does not begin a line");
        }
        if (inside) {
            return AnswerSections.of(signature, InlineLabels.onLines(missing, text));
        }
        if (single) {
            found.put(only.name(), List.of(AnswerSections.unlabeled(signature, only, text)));
        }
        return found;
    }

    /** The members that are all of an answer, as JSON or a table; null if it is neither. */
    private static @Nullable JsonNode object(Signature signature, String text) throws UnreadableException {
        List<String> names =
                signature.outputs().stream().map(SignatureField::name).toList();
        boolean mayBeText = names.size() == 1
                && !text.contains(names.get(0))
                && !text.contains(signature.outputs().get(0).label());
        try {
            JsonNode object = FieldJson.object(text, names);
            return object == null ? Table.row(text, names) : object;
        } catch (UnreadableException e) {
            if (mayBeText) {
                return null;
            }
            throw e;
        }
    }

    private static void addMembers(List<SignatureField> fields, JsonNode object, Map<String, List<String>> found)
            throws UnreadableException {
        for (SignatureField field : fields) {
            JsonNode member = FieldJson.member(object, field.name());
            if (member != null) {
                found.put(field.name(), List.of(FieldJson.text(member)));
            } else if (FieldJson.hasMember(object, field.name()) || isAbsent(fields, field, object)) {
                field.kind().none().ifPresent(none -> found.put(field.name(), List.of(none)));
            }
        }
    }

    /** Whether a member that may be missing is, rather than being called something else. */
    private static boolean isAbsent(List<SignatureField> fields, SignatureField field, JsonNode object) {
        return field.kind().mayBeMissing()
                && object.properties().stream()
                        .allMatch(member -> fields.stream()
                                .anyMatch(known -> FieldJson.key(known.name()).equals(FieldJson.key(member.getKey()))));
    }

    private static Answer read(Signature signature, Map<String, List<String>> found) throws UnreadableException {
        Map<String, String> texts = new LinkedHashMap<>();
        if (signature.reasoning()) {
            String reasoning = String.join("\n", found.getOrDefault(Signature.REASONING, List.of()));
            texts.put(
                    Signature.REASONING,
                    PromptFormat.isPlaceholder(Signature.REASONING_FIELD, reasoning) ? "" : reasoning);
        }
        Object[] values = new Object[signature.outputs().size()];
        for (int i = 0; i < values.length; i++) {
            SignatureField field = signature.outputs().get(i);
            values[i] = FieldSections.value(field, found.getOrDefault(field.name(), List.of()));
            texts.put(field.name(), field.render(values[i]));
        }
        Object value = signature.returnsComponents()
                ? Records.create(signature.method().getReturnType(), values)
                : Objects.requireNonNull(values[0]);
        return new Answer(texts, value);
    }
}
