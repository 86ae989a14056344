package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The JSON form of records, and of lists and whole answers where a model writes them so. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FieldJson {

    private FieldJson() {}

    static String write(Object value) {
        return node(value).toString();
    }

    private static JsonNode node(@Nullable Object value) {
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

    private static JsonNode unwrapped(JsonNode object, List<String> members) {
        boolean wrapper = object.size() == 1 && members.stream().noneMatch(name -> hasMember(object, name));
        JsonNode inside = wrapper ? object.iterator().next() : object;
        return inside.isObject() ? inside : object;
    }

    public static Object parseRecord(String text, Class<?> type) throws UnreadableException {
        List<String> names = names(type);
        JsonNode object = object(text, names);
        if (object == null) {
            object = Table.row(text, names);
        }
        if (object == null) {
            boolean other = JsonText.whole(text) instanceof ObjectNode;
            throw new UnreadableException(
                    other ? "it is a JSON object without " + names.get(0) : "it is not a JSON object");
        }
        return parseRecord(object, type);
    }

    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    static List<Object> parseList(JsonNode array, Type element) throws UnreadableException {
        List<Object> values = new ArrayList<>();
        for (JsonNode node : array) {
            if (!node.isNull()) {
                values.add(parse(node, element));
            }
        }
        return List.copyOf(values);
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

    private static Object parse(JsonNode node, Type type) throws UnreadableException {
        if (type instanceof ParameterizedType parameterized && node.isNull()) {
            return List.of();
        }
        if (type instanceof ParameterizedType parameterized && node.isArray()) {
            return parseList(node, parameterized.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> raw && raw.isRecord() && node.isObject()) {
            return parseRecord(node, raw);
        }
        return type == String.class ? text(node) : FieldReader.parse(text(node), type);
    }

    public static Object parseRecord(JsonNode found, Class<?> type) throws UnreadableException {
        JsonNode object = unwrapped(found, names(type));
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Type componentType = components[i].getGenericType();
            JsonNode member = member(object, name);
            if (member == null && hasMember(object, name)) {
                if (!(componentType instanceof ParameterizedType)) {
                    throw new UnreadableException("it is a JSON object whose " + name + " is null");
                }
                member = NullNode.getInstance();
            }
            if (member == null) {
                throw new UnreadableException("it is a JSON object without " + name);
            }
            try {
                values[i] = parse(member, componentType);
            } catch (UnreadableException e) {
                throw new UnreadableException("in " + name + ", " + e.reason());
            }
        }
        return Records.create(type, values);
    }
}
