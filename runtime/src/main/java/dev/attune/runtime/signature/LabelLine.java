package dev.attune.runtime.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A line of an answer that begins with the label of a field: {@code Label: …}, also as {@code **Label:** …}, {@code ## Label},
 * {@code - label : …}, {@code 1. Label: …}, {@code "label": "…"} or {@code [[ ## label ## ]]}.
 *
 * @param field the field
 * @param rest what follows the label on the line
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LabelLine(SignatureField field, String rest) {

    private static final String BEFORE = "#*_`->•[ \t";
    private static final String AFTER = "#*_`] \t";
    private static final String EMPHASIS = "*_`";
    private static final int MAX_LABEL = 200;
    private static final int MOST_REPEATS = 3;
    private static final String FINAL = "final";
    private static final Pattern LIST_NUMBER = Pattern.compile("\\s*\\d{1,2}[.)]\\s+");
    private static final Pattern COMPLETED = Pattern.compile("\\s*\\[\\[\\s*#*\\s*completed\\s*#*\\s*]]\\s*");

    /** The label that a line begins with, or begins with twice; null if it begins with none of these fields. */
    public static @Nullable LabelLine of(List<SignatureField> fields, String line) {
        LabelLine label = first(fields, line);
        for (int i = 0; i < MOST_REPEATS && label != null; i++) {
            boolean colon = colon(label.rest(), 0) >= 0;
            LabelLine again = colon ? first(List.of(label.field()), label.rest()) : null;
            if (again == null) {
                return label;
            }
            label = again;
        }
        return label;
    }

    private static @Nullable LabelLine first(List<SignatureField> fields, String line) {
        Matcher number = LIST_NUMBER.matcher(line);
        int start = number.lookingAt() ? number.end() : 0;
        int from = start;
        while (from < line.length() && BEFORE.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        String marks = line.substring(start, from);
        int close = marks.contains("[[") ? line.indexOf("]]", from) : -1;
        if (close >= 0) {
            return find(fields, line.substring(from, close), line.substring(close + 2));
        }
        if (line.startsWith("\"", from)) {
            return quoted(fields, line, from);
        }
        String emphasis = emphasis(marks);
        int colon = colon(line, from);
        if (colon >= 0) {
            String label = line.substring(from, colon);
            boolean closed = emphasis.isEmpty() || label.stripTrailing().endsWith(emphasis);
            String rest = line.substring(colon + 1);
            return find(fields, label, closed ? rest : unemphasized(rest, emphasis));
        }
        boolean heading = marks.contains("#") || !emphasis.isEmpty();
        return heading && line.length() - from < MAX_LABEL ? find(fields, line.substring(from), "") : null;
    }

    /** Whether a line ends an answer whose labels stand in double brackets. */
    public static boolean isCompleted(String line) {
        return line.contains("[[") && COMPLETED.matcher(line).matches();
    }

    /** A label in quotes, as members of a JSON object without its braces have: their values may be in quotes too. */
    private static @Nullable LabelLine quoted(List<SignatureField> fields, String line, int from) {
        int end = line.indexOf('"', from + 1);
        if (end < 0 || end - from > MAX_LABEL) {
            return null;
        }
        int colon = end + 1;
        while (colon < line.length() && line.charAt(colon) == ' ') {
            colon++;
        }
        return line.startsWith(":", colon)
                ? find(fields, line.substring(from + 1, end), unquoted(line.substring(colon + 1)))
                : null;
    }

    private static String unquoted(String rest) {
        String bare = rest.strip();
        String value = bare.endsWith(",") ? bare.substring(0, bare.length() - 1).strip() : bare;
        if (!value.startsWith("\"")) {
            return value;
        }
        try {
            return JsonText.JSON.readValue("[" + value + "]", String[].class)[0];
        } catch (JsonProcessingException | ArrayIndexOutOfBoundsException e) {
            return rest;
        }
    }

    private static @Nullable LabelLine find(List<SignatureField> fields, String label, String rest) {
        int to = label.length();
        while (to > 0 && AFTER.indexOf(label.charAt(to - 1)) >= 0) {
            to--;
        }
        String key = FieldJson.key(label.substring(0, to));
        if (key.isEmpty()) {
            return null;
        }
        for (SignatureField field : fields) {
            if (FieldJson.key(field.name()).equals(key)) {
                return new LabelLine(field, rest);
            }
        }
        return key.startsWith(FINAL) ? find(fields, key.substring(FINAL.length()), rest) : null;
    }

    private static int colon(String line, int from) {
        for (int at = from; at < Math.min(line.length(), from + MAX_LABEL); at++) {
            if (line.charAt(at) == ':' || line.charAt(at) == '：') {
                return at;
            }
        }
        return -1;
    }

    /** The emphasis that is open where the marks end. */
    private static String emphasis(String marks) {
        int from = marks.length();
        while (from > 0 && EMPHASIS.indexOf(marks.charAt(from - 1)) >= 0) {
            from--;
        }
        return marks.substring(from);
    }

    /** Closes emphasis that was opened before the label: right behind the colon, or at the end of the line. */
    private static String unemphasized(String rest, String emphasis) {
        String bare = rest.strip();
        if (bare.startsWith(emphasis)) {
            return bare.substring(emphasis.length());
        }
        return bare.endsWith(emphasis) ? bare.substring(0, bare.length() - emphasis.length()) : rest;
    }
}
