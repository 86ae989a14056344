package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Free text. */
record TextType() implements ItemType {

    private static final Pattern EMPHASIZED = Pattern.compile("\\*\\*([^*\\s](?:[^*\\n\\r]*[^*\\s])?)\\*\\*");

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        return type == String.class ? new TextType() : null;
    }

    @Override
    public Class<?> type() {
        return String.class;
    }

    @Override
    public String form() {
        return "";
    }

    @Override
    public boolean holds(Object value) {
        return value instanceof String;
    }

    @Override
    public Object parse(String text) {
        return FieldText.bare(text);
    }

    @Override
    public Object parseJson(JsonNode node) {
        return FieldJson.text(node);
    }

    @Override
    public String section(String text) throws UnreadableException {
        String inside = Fences.unwrapIntroduced(text);
        Matcher emphasis = EMPHASIZED.matcher(inside.strip());
        return emphasis.matches() ? emphasis.group(1) : inside;
    }

    @Override
    public boolean holdsText() {
        return true;
    }

    @Override
    public List<String> cut(String line, boolean marked) throws UnreadableException {
        if (!marked && ListLine.isSeveral(line)) {
            throw ListLine.oneOrSeveral();
        }
        return List.of(line);
    }
}
