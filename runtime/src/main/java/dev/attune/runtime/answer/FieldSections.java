package dev.attune.runtime.answer;

import dev.attune.runtime.signature.PromptFormat;
import dev.attune.runtime.signature.SignatureField;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.Thoughts;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a field from its sections of an answer, which are one, or say the same. */
final class FieldSections {

    private static final Pattern BULLET = Pattern.compile("^[-*+•]\\s+");

    private FieldSections() {}

    static Object value(SignatureField field, List<String> sections) throws UnreadableException {
        if (sections.isEmpty()) {
            throw new UnreadableException("the line \"" + field.label() + ":\" is missing");
        }
        try {
            Object value = null;
            UnreadableException refusal = null;
            for (String section : sections) {
                try {
                    Object read = read(field, section);
                    if (value != null && !isSame(field, value, read)) {
                        throw new UnreadableException("it is given several times, with different values");
                    }
                    value = read;
                    refusal = null;
                } catch (UnreadableException e) {
                    if (value != null) {
                        throw e;
                    }
                    refusal = e;
                }
            }
            return orThrow(value, refusal);
        } catch (UnreadableException e) {
            throw new UnreadableException("the field " + field.label() + ": " + e.reason());
        }
    }

    /** Arrays are equal only to themselves, and compared by what they hold. */
    private static boolean isSame(SignatureField field, Object one, Object other) {
        return one.equals(other) || field.render(one).equals(field.render(other));
    }

    private static Object orThrow(@Nullable Object value, @Nullable UnreadableException refusal)
            throws UnreadableException {
        if (value == null) {
            throw refusal == null ? new UnreadableException("it is empty") : refusal;
        }
        return value;
    }

    private static Object read(SignatureField field, String section) throws UnreadableException {
        if (PromptFormat.isPlaceholder(field, section)) {
            throw new UnreadableException("it repeats the form instead of filling it in");
        }
        String text = Thoughts.unwrap(section);
        Optional<String> none = field.kind().none();
        if (none.isPresent() && isDenied(field, text)) {
            throw new UnreadableException("it says that there are none; write " + none.get());
        }
        Object value = field.kind().parse(field.kind().section(text));
        if (value instanceof String string && string.isEmpty()) {
            throw new UnreadableException("it is empty");
        }
        return value;
    }

    /** Whether a list is denied by its name, as {@code Tags: No tags}. */
    private static boolean isDenied(SignatureField field, String text) {
        String line = Marks.around(
                        BULLET.matcher(text.strip().lines().findFirst().orElse(""))
                                .replaceFirst(""),
                        Marks.ALL)
                .toLowerCase(Locale.ROOT);
        String label = field.label().toLowerCase(Locale.ROOT);
        return line.startsWith("no ") && (" " + label).endsWith(line.substring("no".length()));
    }
}
