package dev.attune.runtime.field;

import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.UnreadableException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The text form of values of any type, and the bare text of a value. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldText {

    private FieldText() {}

    /** The text of a value by what it is itself, whatever the field; empty for null. */
    public static String render(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(FieldText::render).orElse("");
        }
        Collection<?> items = Gathering.items(value);
        if (items != null) {
            return ListText.render(items, FieldText::render);
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Record || value instanceof Map) {
            return FieldJson.node(value).toString();
        }
        return value.toString();
    }

    /** A text without the fence that is around all of it. */
    static String bare(String text) {
        return Fences.unwrap(text).strip();
    }

    /**
     * The same, where there must be something left.
     *
     * @throws UnreadableException if there is not
     */
    static String filled(String text) throws UnreadableException {
        String bare = bare(text);
        if (bare.isEmpty()) {
            throw new UnreadableException("it is empty");
        }
        return bare;
    }
}
