package dev.attune.runtime.field.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** JSON as models write it: finding the object that is meant, and its members however they are spelled. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldJson {

    private FieldJson() {}

    /** The JSON of a value by what it is itself, whatever the field. */
    public static JsonNode node(@Nullable Object value) {
        if (value instanceof Record) {
            return node(Records.components(value));
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonText.JSON.createObjectNode();
            map.forEach((key, part) -> object.set(String.valueOf(key), node(part)));
            return object;
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = JsonText.JSON.createArrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value != null && value.getClass().isArray()) {
            ArrayNode array = JsonText.JSON.createArrayNode();
            for (int i = 0; i < Array.getLength(value); i++) {
                array.add(node(Array.get(value, i)));
            }
            return array;
        }
        if (value instanceof BigDecimal decimal) {
            return DecimalNode.valueOf(decimal);
        }
        if (value instanceof Optional<?> optional) {
            return node(optional.orElse(null));
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? JsonText.JSON.valueToTree(value)
                : TextNode.valueOf(value.toString());
    }

    /**
     * The one JSON object of a text that has some of these members, or is the value of the only member of one that has none.
     *
     * @return null if there is none
     * @throws UnreadableException if there are several that differ, or one that is broken off
     */
    public static @Nullable JsonNode object(String text, List<String> members) throws UnreadableException {
        List<JsonText.Found> objects = JsonText.objects(text);
        if (objects == null) {
            throw new UnreadableException("it is not a JSON object that is complete and valid, with each key once");
        }
        Set<JsonNode> partial = new LinkedHashSet<>();
        Set<JsonNode> complete = new LinkedHashSet<>();
        for (JsonText.Found found : objects) {
            JsonNode object = unwrapped(found.node(), members);
            long has = members.stream().filter(name -> hasMember(object, name)).count();
            if (has == members.size()) {
                complete.add(object);
            } else if (has > 0) {
                partial.add(object);
            }
        }
        Set<JsonNode> candidates = complete.isEmpty() ? partial : complete;
        if (candidates.size() > 1) {
            throw new UnreadableException("it holds several JSON objects; write one");
        }
        return candidates.isEmpty() ? null : candidates.iterator().next();
    }

    /** The object that is the only member of another, which has none of these members. */
    public static JsonNode unwrapped(JsonNode object, List<String> members) {
        boolean wrapper = object.size() == 1 && members.stream().noneMatch(name -> hasMember(object, name));
        JsonNode inside = wrapper ? object.iterator().next() : object;
        return inside.isObject() ? inside : object;
    }

    public static boolean hasMember(JsonNode object, String name) {
        if (object.has(name)) {
            return true;
        }
        String key = key(name);
        return object.properties().stream()
                .anyMatch(member -> key(member.getKey()).equals(key));
    }

    /**
     * The member of an object whose key is a name, however it is spelled; null if there is none or it is null.
     *
     * @throws UnreadableException if several spellings have different values
     */
    public static @Nullable JsonNode member(JsonNode object, String name) throws UnreadableException {
        JsonNode exact = object.get(name);
        if (exact != null && !exact.isNull()) {
            return exact;
        }
        Set<JsonNode> found = new LinkedHashSet<>();
        String key = key(name);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull() && key(member.getKey()).equals(key)) {
                found.add(member.getValue());
            }
        }
        if (found.size() > 1) {
            throw new UnreadableException("it has several members called " + name);
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    /** What is the same in {@code searchQuery}, {@code search_query} and {@code Search Query}. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && !Character.isWhitespace(c)) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    public static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
