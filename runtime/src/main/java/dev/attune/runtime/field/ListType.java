package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, a set or an array of items of one type, one a line. */
record ListType(Type type, Gathering gathering, ItemType item) implements GatheredType {

    @Override
    public String form() {
        return gathering.form() + ", one item a line" + (item.form().isEmpty() ? "" : ", each " + item.form());
    }

    @Override
    public String render(@Nullable Object value) {
        Collection<?> items = Gathering.items(value);
        return items == null ? FieldText.render(value) : ListText.render(items, item::render);
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        Collection<?> items = Gathering.items(value);
        return items == null ? FieldJson.node(value) : JsonListType.array(items, item);
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return gathering.of(ListReader.parse(FieldText.bare(text), item), item);
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        if (node.isNull()) {
            return gathering.of(List.of(), item);
        }
        return node.isArray() ? gathering.of(ListReader.array(node, item), item) : GatheredType.super.parseJson(node);
    }

    @Override
    public boolean holdsText() {
        return item.holdsText();
    }
}
