package dev.attune.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text form of field values: how prompts show them, and how answers are read back, tolerantly. */
final class FieldText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|[-+]?\\.\\d+");
    private static final Pattern LIST_MARK = Pattern.compile("^(?:[-*•]|\\[?\\d{1,3}[\\].):])\\s+");
    private static final List<Class<?>> NUMBERS = List.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            float.class,
            Float.class,
            short.class,
            Short.class,
            BigDecimal.class);

    private FieldText() {}

    static boolean supports(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == List.class
                    && supports(parameterized.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> raw
                && (raw == String.class
                        || isTruth(raw)
                        || raw.isEnum()
                        || NUMBERS.contains(raw)
                        || (raw.isRecord()
                                && Arrays.stream(raw.getRecordComponents())
                                        .map(RecordComponent::getGenericType)
                                        .allMatch(FieldText::supports)));
    }

    static String render(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                return "(none)";
            }
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < list.size(); i++) {
                lines.append(i == 0 ? "" : "\n")
                        .append('[')
                        .append(i + 1)
                        .append("] ")
                        .append(render(list.get(i)));
            }
            return lines.toString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof Record || value instanceof Map) {
            try {
                return JSON.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        "cannot write " + value.getClass().getName() + " as JSON", e);
            }
        }
        return value.toString();
    }

    static String form(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            String element = form(parameterized.getActualTypeArguments()[0]);
            return "a list, one item a line" + (element.isEmpty() ? "" : ", each " + element);
        }
        Class<?> raw = (Class<?>) type;
        if (isTruth(raw)) {
            return "yes or no";
        }
        if (raw.isEnum()) {
            return "one of " + constants(raw).stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        if (NUMBERS.contains(raw)) {
            return isWhole(raw) ? "a whole number" : "a number";
        }
        if (raw.isRecord()) {
            return "a JSON object with "
                    + Arrays.stream(raw.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        return "";
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableException with a reason for the model, if the text holds no such value
     */
    static Object parse(String text, Type type) throws UnreadableException {
        String stripped = text.strip();
        if (type instanceof ParameterizedType parameterized) {
            return parseList(stripped, parameterized.getActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return stripped;
        }
        if (stripped.isEmpty()) {
            throw new UnreadableException("it is empty");
        }
        if (isTruth(raw)) {
            return parseTruth(stripped);
        }
        if (raw.isEnum()) {
            return parseConstant(stripped, raw);
        }
        if (NUMBERS.contains(raw)) {
            return parseNumber(stripped, raw);
        }
        return parseRecord(stripped, raw);
    }

    private static List<Object> parseList(String text, Type element) throws UnreadableException {
        List<Object> values = new ArrayList<>();
        if (text.isEmpty() || text.equalsIgnoreCase("(none)") || text.equalsIgnoreCase("none")) {
            return List.of();
        }
        for (String item : items(text)) {
            values.add(parse(item, element));
        }
        return List.copyOf(values);
    }

    private static List<String> items(String text) {
        JsonNode array = text.startsWith("[") ? readTree(text) : null;
        List<String> items = new ArrayList<>();
        if (array != null && array.isArray()) {
            array.forEach(node -> items.add(node.isValueNode() ? node.asText() : node.toString()));
            return items;
        }
        for (String line : text.split("\\R")) {
            String item = LIST_MARK.matcher(line.strip()).replaceFirst("").strip();
            if (!item.isEmpty()) {
                items.add(item);
            }
        }
        return items;
    }

    private static Boolean parseTruth(String text) throws UnreadableException {
        String word = firstWord(text);
        if (word.equals("yes") || word.equals("true")) {
            return true;
        }
        if (word.equals("no") || word.equals("false")) {
            return false;
        }
        throw new UnreadableException("it says neither yes nor no");
    }

    private static String firstWord(String text) {
        Matcher word = Pattern.compile("[a-z]+").matcher(text.toLowerCase(Locale.ROOT));
        return word.find() ? word.group() : "";
    }

    /** An exact name wins; else the only constant that the text names; else, of several, the one named first stands for doubt. */
    private static Object parseConstant(String text, Class<?> type) throws UnreadableException {
        String folded = fold(text.lines().findFirst().orElse(text));
        List<Object> named = new ArrayList<>();
        for (Object constant : constants(type)) {
            String name = fold(constant.toString());
            String sourceName = fold(((Enum<?>) constant).name());
            if (folded.equals(name) || folded.equals(sourceName)) {
                return constant;
            }
            if (contains(folded, name) || contains(folded, sourceName)) {
                named.add(constant);
            }
        }
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new UnreadableException(
                named.isEmpty() ? "it names none of the allowed values" : "it names several of the allowed values");
    }

    private static boolean contains(String text, String name) {
        return !name.isEmpty() && (" " + text + " ").contains(" " + name + " ");
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static Object parseNumber(String text, Class<?> type) throws UnreadableException {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new UnreadableException("it holds no number");
        }
        BigDecimal value;
        try {
            value = new BigDecimal(number.group().replace(",", ""));
            if (type == int.class || type == Integer.class) {
                return value.intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return value.longValueExact();
            }
            if (type == short.class || type == Short.class) {
                return value.shortValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnreadableException("it holds no whole number that fits");
        }
        if (type == float.class || type == Float.class) {
            return value.floatValue();
        }
        return type == BigDecimal.class ? value : (Object) value.doubleValue();
    }

    private static Object parseRecord(String text, Class<?> type) throws UnreadableException {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new UnreadableException("it is not a JSON object");
        }
        try {
            return JSON.readValue(text.substring(from, to + 1), type);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("it is not a JSON object with the right fields");
        }
    }

    static @Nullable JsonNode readTree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean isTruth(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    private static boolean isWhole(Class<?> type) {
        return !List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)
                .contains(type);
    }

    private static List<Object> constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null ? List.of() : List.of(constants);
    }

    /** A text that does not hold the value asked for; the message is a reason that a model can act on. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
