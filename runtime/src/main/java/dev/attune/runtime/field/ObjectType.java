package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Table;
import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type whose values are JSON objects with known members. */
sealed interface ObjectType extends ItemType permits RecordType, SealedType {

    /** The members by which an object is found. */
    List<String> names();

    /** @throws UnreadableException if it is not such an object */
    Object parseObject(JsonNode found) throws UnreadableException;

    @Override
    default boolean holds(Object value) {
        return type().isInstance(value);
    }

    @Override
    default String render(@Nullable Object value) {
        return value instanceof Record || value instanceof Map
                ? renderJson(value).toString()
                : FieldText.render(value);
    }

    @Override
    default Object parse(String text) throws UnreadableException {
        String filled = FieldText.filled(text);
        JsonNode object = FieldJson.object(filled, names());
        if (object == null) {
            object = Table.row(filled, names());
        }
        if (object == null) {
            JsonNode whole = JsonText.whole(filled);
            throw new UnreadableException(
                    whole != null && whole.isObject()
                            ? "it is a JSON object without " + names().get(0)
                            : "it is not a JSON object");
        }
        return parseObject(object);
    }

    @Override
    default Object parseJson(JsonNode node) throws UnreadableException {
        return node.isObject() ? parseObject(node) : ItemType.super.parseJson(node);
    }

    @Override
    default List<Object> parseList(String text) throws UnreadableException {
        return ListReader.records(text, this);
    }
}
