package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by texts, as a JSON object. */
record MapType(Type type, FieldType value) implements FieldType {

    @Override
    public String form() {
        return "a JSON object, each of its values " + JsonListType.jsonForm(value);
    }

    @Override
    public boolean holds(Object object) {
        return object instanceof Map<?, ?> map
                && map.entrySet().stream()
                        .allMatch(entry -> entry.getKey() instanceof String
                                && entry.getValue() != null
                                && value.holds(entry.getValue()));
    }

    @Override
    public String render(@Nullable Object object) {
        return object instanceof Map<?, ?> ? renderJson(object).toString() : FieldText.render(object);
    }

    @Override
    public JsonNode renderJson(@Nullable Object object) {
        if (!(object instanceof Map<?, ?> map)) {
            return FieldJson.node(object);
        }
        ObjectNode json = JsonText.JSON.createObjectNode();
        map.forEach((key, member) -> json.set(String.valueOf(key), value.renderJson(member)));
        return json;
    }

    @Override
    public Object parse(String text) throws UnreadableException {
        String bare = FieldText.bare(text);
        boolean json = bare.startsWith("[") || bare.startsWith("{");
        if (!json && ListReader.isNothing(bare)) {
            return Map.of();
        }
        List<JsonText.Found> objects = JsonText.objects(bare);
        if (objects == null) {
            throw new UnreadableException("it is not a JSON object that is complete and valid, with each key once");
        }
        Set<JsonNode> found = new LinkedHashSet<>();
        objects.forEach(object -> found.add(object.node()));
        if (found.size() > 1) {
            throw new UnreadableException("it holds several JSON objects; write one");
        }
        JsonNode whole = JsonText.whole(bare);
        if (found.isEmpty() || (whole != null && whole.isArray())) {
            throw new UnreadableException("it is not a JSON object");
        }
        return parseJson(found.iterator().next());
    }

    @Override
    public Object parseJson(JsonNode node) throws UnreadableException {
        if (node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new UnreadableException("it is not a JSON object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (member.getValue().isNull()) {
                throw new UnreadableException("its " + member.getKey() + " is null; leave it out");
            }
            if (member.getValue().isContainerNode() && value instanceof ItemType && !(value instanceof ObjectType)) {
                throw new UnreadableException("its " + member.getKey() + " is not " + JsonListType.jsonForm(value));
            }
            try {
                values.put(member.getKey(), value.parseJson(member.getValue()));
            } catch (UnreadableException e) {
                throw new UnreadableException("in " + member.getKey() + ", " + e.reason());
            }
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public Optional<String> none() {
        return Optional.of("{}");
    }

    @Override
    public String name() {
        return "Map<String, " + value.name() + ">";
    }

    @Override
    public List<FieldType> parts() {
        return List.of(value);
    }
}
