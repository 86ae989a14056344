package dev.attune.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.FieldText.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a signature from a model's answer: from labeled lines first, whatever marks surround the labels; else from a
 * JSON object; else, for a single field, from the whole answer.
 */
final class AnswerParser {

    private static final Pattern FENCE =
            Pattern.compile("\\A\\s*```[a-zA-Z]*\\s*\\R(.*?)\\R?\\s*```\\s*\\z", Pattern.DOTALL);

    private AnswerParser() {}

    /**
     * The fields of an answer.
     *
     * @param texts the text of each written field by name
     * @param values the value of each output field by name, without the reasoning
     */
    record Answer(Map<String, String> texts, Map<String, Object> values) {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableException with a reason for the model, if a field is missing or holds no value of its type
     */
    static Answer parse(Signature signature, String answer) throws UnreadableException {
        Matcher fence = FENCE.matcher(answer);
        String text = fence.matches() ? fence.group(1) : answer;
        Map<String, String> found = sections(signature.writtenFields(), text);
        if (found.keySet().stream().allMatch(Signature.REASONING::equals)) {
            Map<String, String> fromJson = jsonFields(signature.writtenFields(), text);
            if (fromJson != null) {
                found = fromJson;
            } else if (signature.writtenFields().size() == 1) {
                found = Map.of(signature.outputs().get(0).name(), text);
            }
        }
        return read(signature, found);
    }

    private static Answer read(Signature signature, Map<String, String> found) throws UnreadableException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (signature.reasoning()) {
            texts.put(
                    Signature.REASONING,
                    found.getOrDefault(Signature.REASONING, "").strip());
        }
        for (SignatureField field : signature.outputs()) {
            String raw = found.get(field.name());
            if (raw == null) {
                throw new UnreadableException("the line \"" + field.label() + ":\" is missing");
            }
            try {
                Object value = FieldText.parse(raw, field.type());
                if (value instanceof String string && string.isEmpty()) {
                    throw new UnreadableException("it is empty");
                }
                values.put(field.name(), value);
                texts.put(field.name(), field.render(value));
            } catch (UnreadableException e) {
                throw new UnreadableException("the field " + field.label() + ": " + e.reason());
            }
        }
        return new Answer(texts, values);
    }

    /** The text from each label at the start of a line to the next one; of two sections of a label the first counts. */
    private static Map<String, String> sections(List<SignatureField> fields, String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String current = null;
        StringBuilder collected = new StringBuilder();
        for (String line : text.split("\\R", -1)) {
            Label label = label(fields, line);
            if (label != null) {
                keep(sections, current, collected);
                current = label.field();
                collected = new StringBuilder(label.rest());
            } else if (current != null) {
                collected.append('\n').append(line);
            }
        }
        keep(sections, current, collected);
        return sections;
    }

    private static void keep(Map<String, String> sections, @Nullable String field, StringBuilder collected) {
        if (field != null) {
            sections.putIfAbsent(field, collected.toString().strip());
        }
    }

    private record Label(String field, String rest) {}

    /** Recognizes {@code Label:}, also as {@code **Label:**}, {@code ## Label}, {@code - label :} or {@code [[ ## label ## ]]}. */
    private static @Nullable Label label(List<SignatureField> fields, String line) {
        String bare = stripMarks(line);
        for (SignatureField field : fields) {
            for (String name : List.of(field.label(), field.name())) {
                if (!bare.regionMatches(true, 0, name, 0, name.length())) {
                    continue;
                }
                String rest = bare.substring(name.length());
                String after = rest.stripLeading();
                boolean heading = line.strip().startsWith("#") || line.strip().startsWith("[[");
                int colon = markedColon(after);
                if (colon >= 0) {
                    return new Label(field.name(), stripEmphasis(after.substring(colon + 1)));
                }
                if (heading && after.chars().allMatch(c -> "#]* ".indexOf(c) >= 0)) {
                    return new Label(field.name(), "");
                }
            }
        }
        return null;
    }

    /** The place of a colon that follows at most emphasis marks; -1 if there is none. */
    private static int markedColon(String text) {
        int at = 0;
        while (at < text.length() && "*_` ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private static String stripMarks(String line) {
        int at = 0;
        while (at < line.length() && "#*_`-> [\t".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return line.substring(at);
    }

    private static String stripEmphasis(String text) {
        String rest = text.strip();
        while (rest.startsWith("*") || rest.startsWith("_")) {
            rest = rest.substring(1).stripLeading();
        }
        return rest;
    }

    private static @Nullable Map<String, String> jsonFields(List<SignatureField> fields, String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        JsonNode tree = from < 0 || to < from ? null : FieldText.readTree(text.substring(from, to + 1));
        if (tree == null || !tree.isObject()) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        tree.fields().forEachRemaining(entry -> {
            for (SignatureField field : fields) {
                if (sameName(entry.getKey(), field)) {
                    JsonNode value = entry.getValue();
                    found.putIfAbsent(field.name(), value.isTextual() ? value.asText() : value.toString());
                }
            }
        });
        return found.isEmpty() ? null : found;
    }

    private static boolean sameName(String key, SignatureField field) {
        String folded = key.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
        return folded.equals(field.name().replaceAll("[ _-]", "").toLowerCase(Locale.ROOT));
    }
}
