package dev.attune.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Reads field values from what models write: tolerant of what surrounds a value, and of the many ways to write one, but never
 * guessing between two.
 */
final class FieldReader {

    private FieldReader() {}

    /**
     * Reads a value.
     *
     * @throws UnreadableException with a reason for the model, if the text holds no such value
     */
    static Object parse(String text, Type type) throws UnreadableException {
        String stripped = Fences.unwrap(text).strip();
        if (type instanceof ParameterizedType parameterized) {
            return ListReader.parse(stripped, parameterized.getActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return stripped;
        }
        if (stripped.isEmpty()) {
            throw new UnreadableException("it is empty");
        }
        if (FieldText.isTruth(raw)) {
            return TruthText.parse(stripped);
        }
        if (raw.isEnum()) {
            return ConstantText.of(raw).parse(stripped);
        }
        if (NumberText.isNumber(raw)) {
            return NumberText.parse(stripped, raw);
        }
        return FieldJson.parseRecord(stripped, raw);
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
