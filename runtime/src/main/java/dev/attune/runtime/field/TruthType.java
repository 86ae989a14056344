package dev.attune.runtime.field;

import dev.attune.runtime.field.constant.TruthText;
import dev.attune.runtime.text.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
record TruthType(Class<?> type) implements ItemType {

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        return type == boolean.class || type == Boolean.class ? new TruthType(type) : null;
    }

    @Override
    public String form() {
        return "yes or no";
    }

    @Override
    public boolean holds(Object value) {
        return value instanceof Boolean;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return TruthText.parse(FieldText.filled(text));
    }
}
