package dev.attune.runtime.field;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.runtime.field.json.FieldJson;
import dev.attune.runtime.field.json.JsonText;
import dev.attune.runtime.field.json.Table;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.UnreadableException;
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
    /** One line that says that there are no items, or is an item that begins like that. */
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)(?:there (?:is|are|was|were) (?:no|none|nothing|not)(?![\\p{L}\\p{N}_]).*|(?:i|we) (?:(?:can|could|do|did) ?n[o'’]t|cannot|found no|see no|have no)(?![\\p{L}\\p{N}_]).*"
                    + "|no .*[.!]|(?:the|this|it) .{0,60}? (?:no|not|none|nothing)(?![\\p{L}\\p{N}_]).{0,60}[.!]|(?:none|nothing)(?:(?![\\p{L}\\p{N}_]).*[.!])?|not applicable.?)");

    private static final Pattern ONLY_MARKS = Pattern.compile("[-–—*•·.…_\\s]+");

    private ListReader() {}

    static List<Object> parse(String text, ItemType type) throws UnreadableException {
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
        return type.parseList(text);
    }

    /** The items of a list, in an array or as texts. */
    static List<Object> items(String text, ItemType type) throws UnreadableException {
        JsonNode array = array(text, type);
        if (array != null) {
            return array(array, type);
        }
        if (text.lines().anyMatch(Table::isRule)) {
            throw new UnreadableException("it is a table; write one item a line");
        }
        boolean brackets = BRACKETS.matcher(text).matches() && !ListText.isNumbered(text);
        List<String> items = brackets ? type.cutBracketed(text.substring(1, text.length() - 1)) : lines(text, type);
        return items.size() == 1 && isNothing(items.get(0)) ? List.of() : type.parseItems(items);
    }

    private static List<String> lines(String text, ItemType type) throws UnreadableException {
        List<String> items = ListText.items(text);
        return items.size() == 1 ? type.cut(items.get(0), ListText.hasMarks(text)) : items;
    }

    /** The items of an array, without those that are null. */
    static List<Object> array(JsonNode array, ItemType type) throws UnreadableException {
        List<Object> values = new ArrayList<>();
        for (JsonNode node : array) {
            if (!node.isNull()) {
                values.add(type.parseJson(node));
            }
        }
        return List.copyOf(values);
    }

    static boolean isNothing(String text) {
        String bare = Marks.around(text, Marks.ALL).toLowerCase(Locale.ROOT);
        return NOTHING.contains(bare) || NOTHING_FOUND.matcher(bare).matches();
    }

    /** The one array of values that fit, wherever it stands; null if there is none. */
    private static @Nullable JsonNode array(String text, ItemType type) throws UnreadableException {
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
            if (!array.node().isEmpty() && fits(array.node(), type)) {
                found.add(array.node());
            }
        }
        if (found.size() > 1) {
            throw new UnreadableException("it holds several lists; write one");
        }
        return found.isEmpty() ? null : found.iterator().next();
    }

    private static boolean fits(JsonNode array, ItemType type) {
        for (JsonNode item : array) {
            if (!type.isItem(item)) {
                return false;
            }
        }
        return true;
    }

    /** The records of a list, from a table or from JSON objects with hardly anything between them. */
    static List<Object> records(String text, ObjectType type) throws UnreadableException {
        List<String> names = type.names();
        List<JsonNode> objects = new ArrayList<>(Table.rows(text, names));
        if (objects.isEmpty()) {
            JsonNode wrapped = wrapped(text, names);
            if (wrapped != null) {
                return array(wrapped, type);
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
            values.add(type.parseObject(object));
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
}
