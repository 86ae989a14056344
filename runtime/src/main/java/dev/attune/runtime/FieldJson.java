package dev.attune.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of records, and of lists and whole answers where a model writes them so. Reading allows what models get wrong. */
final class FieldJson {

    /** Far beyond what fields need: nobody has asked the model for more, and deeper nesting would end in a stack overflow. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(AnswerParser.MAX_LENGTH)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader FIRST = JSON.reader();
    private static final ObjectReader WHOLE = FIRST.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FieldJson() {}

    static String write(Object value) {
        return node(value).toString();
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof Record) {
            return node(Records.components(value));
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.createObjectNode();
            map.forEach((key, part) -> object.set(String.valueOf(key), node(part)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof BigDecimal decimal) {
            return DecimalNode.valueOf(decimal);
        }
        return JSON.valueToTree(value instanceof Enum<?> ? value.toString() : value);
    }

    /** The JSON object that begins at the first brace of a text; null if there is none. */
    static @Nullable JsonNode object(String text) {
        int from = text.indexOf('{');
        JsonNode tree = from < 0 ? null : read(FIRST, text.substring(from));
        return tree == null || !tree.isObject() ? null : tree;
    }

    /** The JSON array that a text is, or begins with; null if it does not. A list of lines such as {@code [1] one} is none. */
    static @Nullable JsonNode array(String text) {
        boolean array = text.startsWith("[") && !ListText.isNumbered(text);
        JsonNode tree = array ? read(WHOLE, text.substring(0, text.lastIndexOf(']') + 1)) : null;
        return tree == null || !tree.isArray() ? null : tree;
    }

    static Object parseRecord(String text, Class<?> type) throws UnreadableException {
        JsonNode object = object(text);
        if (object == null) {
            throw new UnreadableException("it is not a JSON object");
        }
        return parseRecord(object, type);
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

    /** The member of an object whose key is a name, however it is spelled; null if there is none or it is null. */
    static @Nullable JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null && !exact.isNull()) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (key(member.getKey()).equals(key(name)) && !member.getValue().isNull()) {
                return member.getValue();
            }
        }
        return null;
    }

    /** What is the same in {@code searchQuery}, {@code search_query} and {@code Search Query}. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && !Character.isWhitespace(c)) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static Object parse(JsonNode node, Type type) throws UnreadableException {
        if (type instanceof ParameterizedType parameterized && node.isArray()) {
            return parseList(node, parameterized.getActualTypeArguments()[0]);
        }
        if (type instanceof Class<?> raw && raw.isRecord() && node.isObject()) {
            return parseRecord(node, raw);
        }
        return type == String.class ? text(node) : FieldReader.parse(text(node), type);
    }

    private static Object parseRecord(JsonNode object, Class<?> type) throws UnreadableException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            JsonNode member = member(object, name);
            if (member == null) {
                throw new UnreadableException("it is a JSON object without " + name);
            }
            try {
                values[i] = parse(member, components[i].getGenericType());
            } catch (UnreadableException e) {
                throw new UnreadableException("in " + name + ", " + e.reason());
            }
        }
        return Records.create(type, values);
    }

    private static @Nullable JsonNode read(ObjectReader reader, String text) {
        try {
            return reader.readTree(text);
        } catch (JsonProcessingException | NumberFormatException e) { // the latter of an exponent without bounds
            return null;
        }
    }
}
