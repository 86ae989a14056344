package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.number.NumberList;
import dev.attune.runtime.field.number.NumberText;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number, whole or not. */
record NumberType(Class<?> type) implements ItemType {

    private static final Pattern LABELED = Pattern.compile("[^:：=\\p{L}]{0,20}\\p{L}[^:：=]{0,60}[:：=]");

    static @Nullable ItemType of(Class<?> type, FieldTypes types) {
        return NumberText.isNumber(type) ? new NumberType(type) : null;
    }

    @Override
    public String form() {
        return NumberText.isWhole(type) ? "a whole number" : "a number";
    }

    @Override
    public boolean holds(Object value) {
        return type.isInstance(value) || NumberText.isBoxed(value, type);
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return NumberText.parse(FieldText.filled(text), type);
    }

    @Override
    public boolean isItem(JsonNode node) {
        return node.isNumber();
    }

    @Override
    public List<String> cut(String line, boolean marked) throws UnreadableException {
        return NumberList.items(line, NumberText.isWhole(type));
    }

    @Override
    public List<Object> parseItems(List<String> items) throws UnreadableException {
        if (items.stream().skip(1).anyMatch(item -> LABELED.matcher(item).lookingAt())) {
            throw new UnreadableException("its numbers have labels; write the numbers only");
        }
        return ItemType.super.parseItems(items);
    }
}
