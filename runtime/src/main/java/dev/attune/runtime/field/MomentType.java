package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.moment.MomentKind;
import dev.attune.runtime.field.moment.MomentText;
import dev.attune.runtime.text.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A date, or a date and time, in ISO 8601. */
record MomentType(MomentKind kind) implements ItemType {

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        MomentKind kind = MomentKind.of(type);
        return kind == null ? null : new MomentType(kind);
    }

    @Override
    public Class<?> type() {
        return kind.type();
    }

    @Override
    public String form() {
        return kind.form();
    }

    @Override
    public boolean holds(Object value) {
        return type().isInstance(value);
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return MomentText.parse(FieldText.filled(text), kind);
    }

    @Override
    public boolean isItem(JsonNode node) {
        return node.isTextual();
    }

    @Override
    public boolean yieldsToFormat() {
        return true;
    }

    /** Tells it from a format that somebody brings for the same type. */
    @Override
    public Optional<Definition> definition() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("format", "ISO 8601");
        members.put("form", form());
        return Optional.of(new Definition(type(), "format", members));
    }
}
