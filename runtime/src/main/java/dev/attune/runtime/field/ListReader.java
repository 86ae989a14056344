package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.constant.ConstantText;
import dev.attune.runtime.field.number.NumberList;
import dev.attune.runtime.field.number.NumberText;
import dev.attune.runtime.text.Fences;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.UnreadableException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lists in the many forms that models write them: JSON, tables, lines with marks or none, and what stands in one line. */
final class ListReader {

    private static final Set<String> NOTHING = Set.of("", "none", "null", "n/a", "[]", "empty", "no items");
    private static final Pattern NOTHING_FOUND = Pattern.compile(
            "there (?:is|are|was|were) (?:none|nothing)|(?:there (?:is|are|was|were) )?(?:none|nothing|no [\\p{L} ]{1,40}?)"
                    + " (?:(?:is|are|was|were|could be|can be) )?(?:found|mentioned|given|listed|present|available|identified|provided|detected|named|stated)"
                    + "(?: in the [\\p{L} ]{1,40})?");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]{}]*]");
    private static final Pattern BETWEEN_OBJECTS = Pattern.compile("[\\s,;.:()*+•\\d\\[\\]`-]*");
    private static final Pattern SENTENCE = Pattern.compile("(?s).*[.!?。！？]$");
    private static final Pattern SEPARATOR = Pattern.compile("[,;|]| and | or ");
    /** One line that says that there are no items, or is an item that begins like that. */
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)(?:there (?:is|are|was|were) (?:no|none|nothing|not)\\b.*|(?:i|we) (?:(?:can|could|do|did) ?n[o'’]t|cannot|found no|see no|have no)\\b.*"
                    + "|no .*[.!]|(?:the|this|it) .{0,60}? (?:no|not|none|nothing)\\b.{0,60}[.!]|(?:none|nothing)(?:\\b.*[.!])?|not applicable.?)");

    private static final Pattern ONLY_MARKS = Pattern.compile("[-–—*•·.…_\\s]+");
    private static final Pattern LABELED = Pattern.compile("[^:：=\\p{L}]{0,20}\\p{L}[^:：=]{0,60}[:：=]");
    private static final int SHORT = 4;

    private ListReader() {}

    static List<Object> parse(String text, Type element) throws UnreadableException {
        if (isNothing(text) && !text.startsWith("{")) {
            return List.of();
        }
        if (DENIAL.matcher(text).matches() || ONLY_MARKS.matcher(text).matches()) {
            throw new UnreadableException(
                    "it may be an item or say that there are none; write " + ListText.NONE + " for none");
        }
        if (ListText.hasNote(text)) {
            throw new UnreadableException("it holds a note on the list; write the items only");
        }
        if (element instanceof Class<?> raw && raw.isRecord()) {
            return records(text, raw);
        }
        JsonNode array = array(text, element);
        if (array != null) {
            return FieldJson.parseList(array, element);
        }
        if (text.lines().anyMatch(Table::isRule)) {
            throw new UnreadableException("it is a table; write one item a line");
        }
        boolean brackets = BRACKETS.matcher(text).matches() && !ListText.isNumbered(text);
        List<String> items = brackets
                ? commas(text.substring(1, text.length() - 1))
                : items(ListText.items(text), text, (Class<?>) element);
        if (items.size() == 1 && isNothing(items.get(0))) {
            return List.of();
        }
        boolean labeled =
                items.stream().skip(1).anyMatch(item -> LABELED.matcher(item).lookingAt());
        if (labeled && element instanceof Class<?> raw && NumberText.isNumber(raw)) {
            throw new UnreadableException("its numbers have labels; write the numbers only");
        }
        ConstantText constants = element instanceof Class<?> raw && raw.isEnum() ? ConstantText.of(raw) : null;
        List<Object> values = new ArrayList<>();
        for (String item : items) {
            values.add(constants == null ? FieldReader.parse(item, element) : constants.parse(Fences.unwrap(item)));
        }
        return List.copyOf(values);
    }

    private static boolean isNothing(String text) {
        String bare = Marks.around(text, Marks.ALL).toLowerCase(Locale.ROOT);
        return NOTHING.contains(bare) || NOTHING_FOUND.matcher(bare).matches();
    }

    /** The one array of values that fit, wherever it stands; null if there is none. */
    private static @Nullable JsonNode array(String text, Type element) throws UnreadableException {
        if (ListText.isNumbered(text)) {
            return null;
        }
        JsonNode whole = JsonText.whole(text.startsWith("\"") ? "[" + text + "]" : text);
        if (whole != null && whole.isArray()) {
            return whole;
        }
        if (whole != null) {
            JsonNode inside = whole.size() == 1 ? whole.iterator().next() : null;
            if (inside == null || !inside.isArray()) {
                throw new UnreadableException("it is a JSON object, not a list");
            }
            return inside;
        }
        if (ListText.hasMarks(text)) {
            return null;
        }
        Set<JsonNode> found = new LinkedHashSet<>();
        for (JsonText.Found array : JsonText.arrays(text)) {
            if (!array.node().isEmpty() && fits(array.node(), element)) {
                found.add(array.node());
            }
        }
        if (found.size() > 1) {
            throw new UnreadableException("it holds several lists; write one");
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    private static boolean fits(JsonNode array, Type element) {
        for (JsonNode item : array) {
            boolean number = element instanceof Class<?> raw && NumberText.isNumber(raw);
            if (!(number ? item.isNumber() : item.isTextual() || item.isBoolean())) {
                return false;
            }
        }
        return true;
    }

    private static List<Object> records(String text, Class<?> type) throws UnreadableException {
        List<String> names = FieldJson.names(type);
        List<JsonNode> objects = new ArrayList<>(Table.rows(text, names));
        if (objects.isEmpty()) {
            JsonNode wrapped = wrapped(text, names);
            if (wrapped != null) {
                return FieldJson.parseList(wrapped, type);
            }
            List<JsonText.Found> found = JsonText.objects(text);
            if (found == null || found.isEmpty()) {
                throw new UnreadableException("it is not a list of JSON objects that are complete and valid");
            }
            for (int i = 1; i < found.size(); i++) {
                String between =
                        text.substring(found.get(i - 1).end(), found.get(i).start());
                if (!BETWEEN_OBJECTS.matcher(between).matches()) {
                    throw new UnreadableException("it holds several lists, or other text between the JSON objects");
                }
            }
            boolean opened =
                    text.substring(0, found.get(0).start()).stripTrailing().endsWith("[");
            if (opened && text.indexOf(']', found.get(found.size() - 1).end()) < 0) {
                throw new UnreadableException("it is a list that is broken off");
            }
            found.forEach(object -> objects.add(object.node()));
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode object : objects) {
            values.add(FieldJson.parseRecord(object, type));
        }
        return List.copyOf(values);
    }

    /** The array that is the only member of an object, which is none of the list's own. */
    private static @Nullable JsonNode wrapped(String text, List<String> names) {
        JsonNode whole = JsonText.whole(text);
        if (whole == null || !whole.isObject() || whole.size() != 1) {
            return null;
        }
        JsonNode inside = whole.iterator().next();
        return inside.isArray() && names.stream().noneMatch(name -> FieldJson.hasMember(whole, name)) ? inside : null;
    }

    /** Cuts a line such as {@code 1, 2, 3} where what separates its items cannot be part of one. */
    private static List<String> items(List<String> items, String text, Class<?> element) throws UnreadableException {
        if (items.size() != 1) {
            return items;
        }
        String item = items.get(0);
        if (element == String.class) {
            if (!ListText.hasMarks(text) && isSeveral(item)) {
                throw new UnreadableException("it may be one item or several; write one item a line");
            }
            return items;
        }
        if (NumberText.isNumber(element)) {
            return NumberList.items(item, NumberText.isWhole(element));
        }
        boolean separators = ConstantText.constants(element).stream()
                .anyMatch(constant -> SEPARATOR.matcher(constant.toString()).find());
        return separators ? items : commas(item.replaceAll("(?i),?\\s+(?:and|&)\\s+", ", "));
    }

    /** Whether a line without marks may be a few items rather than a sentence. */
    private static boolean isSeveral(String line) {
        if (SENTENCE.matcher(line).matches() || !SEPARATOR.matcher(line).find()) {
            return false;
        }
        return SEPARATOR.splitAsStream(line).allMatch(part -> part.strip().split("\\s+").length <= SHORT);
    }

    private static List<String> commas(String line) {
        return Pattern.compile("[,;]")
                .splitAsStream(line)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(ListReader::unquoted)
                .toList();
    }

    private static String unquoted(String item) {
        boolean quoted = item.length() > 1
                && (item.startsWith("\"") || item.startsWith("'"))
                && item.charAt(0) == item.charAt(item.length() - 1);
        return quoted ? item.substring(1, item.length() - 1) : item;
    }
}
