package dev.attune.runtime.field;

import dev.attune.runtime.field.constant.ConstantText;
import dev.attune.runtime.field.constant.TruthText;
import dev.attune.runtime.field.number.NumberText;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.apiguardian.api.API;

/**
 * Reads field values from what models write: tolerant of what surrounds a value, and of the many ways to write one, but never
 * guessing between two.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldReader {

    private FieldReader() {}

    /**
     * Reads a value.
     *
     * @throws UnreadableException with a reason for the model, if the text holds no such value
     */
    public static Object parse(String text, Type type) throws UnreadableException {
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
        if (TruthText.isTruth(raw)) {
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
}
