package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.ParameterizedType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of items of one type. */
record ListType(ParameterizedType type, ItemType item) implements FieldType {

    @Override
    public String form() {
        return "a list, one item a line" + (item.form().isEmpty() ? "" : ", each " + item.form());
    }

    @Override
    public boolean holds(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(each -> each != null && item.holds(each));
    }

    @Override
    public String render(@Nullable Object value) {
        return value instanceof List<?> list ? ListText.render(list, item::render) : FieldText.render(value);
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        if (!(value instanceof Collection<?> items)) {
            return FieldJson.node(value);
        }
        ArrayNode array = JsonText.JSON.createArrayNode();
        items.forEach(each -> array.add(item.renderJson(each)));
        return array;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        return ListReader.parse(FieldText.bare(text), item);
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        if (node.isNull()) {
            return List.of();
        }
        return node.isArray() ? ListReader.array(node, item) : FieldType.super.parseJson(node);
    }

    @Override
    public boolean holdsText() {
        return item.holdsText();
    }

    @Override
    public Optional<String> none() {
        return Optional.of(ListText.NONE);
    }

    @Override
    public String name() {
        return "List<" + item.name() + ">";
    }

    @Override
    public List<FieldType> parts() {
        return List.of(item);
    }
}
