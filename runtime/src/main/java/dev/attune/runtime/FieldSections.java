package dev.attune.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a field from its sections of an answer, which are one, or say the same. */
final class FieldSections {

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
                    if (value != null && !value.equals(read)) {
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
        if (field.type() == String.class) {
            text = Fences.unwrapIntroduced(text);
        } else {
            text = Thoughts.withoutLast(text);
        }
        Object value = FieldReader.parse(text, field.type());
        if (value instanceof String string && string.isEmpty()) {
            throw new UnreadableException("it is empty");
        }
        return value;
    }
}
