package dev.attune.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads field values from what models write: tolerant of what surrounds a value, and of the many ways to write one, but never
 * guessing between two. Of the lines of a one-line value the first that says something counts.
 */
final class FieldReader {

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}']+");

    private FieldReader() {}

    /**
     * Reads a value.
     *
     * @throws UnreadableException with a reason for the model, if the text holds no such value
     */
    static Object parse(String text, Type type) throws UnreadableException {
        String stripped = Fences.unwrap(text).strip();
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
        if (FieldText.isTruth(raw)) {
            return parseTruth(stripped);
        }
        if (raw.isEnum()) {
            return ConstantText.of(raw).parse(stripped);
        }
        if (NumberText.isNumber(raw)) {
            return NumberText.parse(stripped, raw);
        }
        return FieldJson.parseRecord(stripped, raw);
    }

    private static List<Object> parseList(String text, Type element) throws UnreadableException {
        if (text.isEmpty() || text.equalsIgnoreCase(ListText.NONE) || text.equalsIgnoreCase("none")) {
            return List.of();
        }
        JsonNode array = FieldJson.array(text);
        if (array != null) {
            return FieldJson.parseList(array, element);
        }
        ConstantText constants = element instanceof Class<?> raw && raw.isEnum() ? ConstantText.of(raw) : null;
        List<Object> values = new ArrayList<>();
        for (String item : split(ListText.items(text), element)) {
            values.add(constants == null ? parse(item, element) : constants.parse(Fences.unwrap(item)));
        }
        return List.copyOf(values);
    }

    /** Cuts a line such as {@code 1, 2, 3} where commas cannot be part of an item. */
    private static List<String> split(List<String> items, Type element) {
        if (items.size() != 1 || !(element instanceof Class<?> raw) || raw == String.class || raw.isRecord()) {
            return items;
        }
        boolean commasInConstants =
                FieldText.constants(raw).stream().anyMatch(c -> c.toString().contains(","));
        if (commasInConstants) {
            return items;
        }
        return Pattern.compile(NumberText.isNumber(raw) ? ",\\s|;" : "[,;]")
                .splitAsStream(items.get(0))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Boolean parseTruth(String text) throws UnreadableException {
        for (String line : lines(text)) {
            List<String> words = NOT_LETTERS
                    .splitAsStream(line.toLowerCase(Locale.ROOT))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.stream().anyMatch(word -> isYes(word) || isNo(word))) {
                return truth(words);
            }
        }
        throw new UnreadableException("it says neither yes nor no");
    }

    /** The first word counts, else the last one: in between, "no" is mostly about something else. */
    private static boolean truth(List<String> words) throws UnreadableException {
        String first = words.get(0);
        boolean both =
                words.stream().anyMatch(FieldReader::isYes) && words.stream().anyMatch(FieldReader::isNo);
        boolean choice = both && words.stream().allMatch(word -> word.equals("or") || isYes(word) || isNo(word));
        if ((isYes(first) || isNo(first)) && !choice) {
            return isYes(first);
        }
        String last = words.get(words.size() - 1);
        boolean oneSided = words.stream().noneMatch(isYes(last) ? FieldReader::isNo : FieldReader::isYes);
        boolean negated = words.stream().anyMatch(word -> word.equals("not") || word.endsWith("n't"));
        if ((isYes(last) || isNo(last)) && oneSided && !negated) {
            return isYes(last);
        }
        throw new UnreadableException("it does not clearly say yes or no");
    }

    private static boolean isYes(String word) {
        return word.equals("yes") || word.equals("true");
    }

    private static boolean isNo(String word) {
        return word.equals("no") || word.equals("false");
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
