package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list, a set or an array whose items are lists or maps themselves, and so do not fit on lines: a JSON array. */
record JsonListType(Type type, Gathering gathering, FieldType item) implements GatheredType {

    @Override
    public String form() {
        return "a JSON array" + (gathering == Gathering.SET ? " without repetitions" : "") + ", each of its items "
                + jsonForm(item);
    }

    /** What a value within JSON must look like. */
    static String jsonForm(FieldType type) {
        if (type instanceof ListType list) {
            String each = list.item().form();
            return "a JSON array" + (list.gathering() == Gathering.SET ? " without repetitions" : "")
                    + (each.isEmpty() ? " of texts" : " of values, each " + each);
        }
        return type.form().isEmpty() ? "a text" : type.form();
    }

    @Override
    public String render(@Nullable Object value) {
        return Gathering.items(value) == null
                ? FieldText.render(value)
                : renderJson(value).toString();
    }

    @Override
    public JsonNode renderJson(@Nullable Object value) {
        Collection<?> items = Gathering.items(value);
        return items == null ? FieldJson.node(value) : array(items, item);
    }

    static JsonNode array(Collection<?> items, FieldType item) {
        ArrayNode array = JsonText.JSON.createArrayNode();
        items.forEach(each -> array.add(item.renderJson(each)));
        return array;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        String bare = FieldText.bare(text);
        boolean json = bare.startsWith("[") || bare.startsWith("{");
        if (!json && ListReader.isNothing(bare)) {
            return gathering.of(List.of(), item);
        }
        JsonNode whole = JsonText.whole(bare);
        Set<JsonNode> found = new LinkedHashSet<>();
        if (whole == null) {
            JsonText.arrays(bare).forEach(array -> found.add(array.node()));
        } else if (whole.isArray()) {
            found.add(whole);
        }
        if (found.size() != 1) {
            throw new UnreadableException(
                    found.isEmpty() ? "it is not a JSON array" : "it holds several JSON arrays; write one");
        }
        return parseJson(found.iterator().next());
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        if (node.isNull()) {
            return gathering.of(List.of(), item);
        }
        if (!node.isArray()) {
            throw new UnreadableException("it is not a JSON array");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode each : node) {
            if (!each.isContainerNode()) {
                throw new UnreadableException("an item of it is not " + jsonForm(item));
            }
            values.add(item.parseJson(each));
        }
        return gathering.of(values, item);
    }
}
