package dev.attune.runtime.field.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Finds JSON in the text around it, and allows what models get wrong, but no key twice. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JsonText {

    /** The longest answer that is read, in characters. */
    public static final int MAX_LENGTH = 1_000_000;

    /** Far beyond what fields need: nobody has asked the model for more, and deeper nesting would end in a stack overflow. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(MAX_LENGTH)
            .build();

    public static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Braces and brackets that are none of JSON are rare; more of them are no text worth the time. */
    private static final int MOST_FAILURES = 20;

    private static final Pattern OBJECT = Pattern.compile("\\{\\s{0,99}(?:[\"']|[\\p{L}_]\\w{0,99}\\s{0,99}:)");

    private JsonText() {}

    /**
     * A JSON value in a text.
     *
     * @param node the value
     * @param start where it begins
     * @param end where what follows begins
     */
    public record Found(JsonNode node, int start, int end) {}

    /** The JSON objects in a text, those inside others not among them; null if one of them is broken off. */
    public static @Nullable List<Found> objects(String text) {
        List<Found> found = new ArrayList<>();
        char[] characters = text.toCharArray();
        int failures = 0;
        int at = text.indexOf('{');
        while (at >= 0 && failures < MOST_FAILURES) {
            Found object = read(characters, at);
            if (object != null) {
                found.add(object);
            } else if (OBJECT.matcher(text).region(at, text.length()).lookingAt()) {
                return null;
            } else {
                failures++;
            }
            at = text.indexOf('{', object == null ? at + 1 : object.end());
        }
        return found;
    }

    /** The JSON arrays in a text, those inside others not among them. */
    public static List<Found> arrays(String text) {
        List<Found> found = new ArrayList<>();
        char[] characters = text.toCharArray();
        int failures = 0;
        int at = text.indexOf('[');
        while (at >= 0 && failures < MOST_FAILURES) {
            Found array = read(characters, at);
            if (array == null) {
                failures++;
            } else {
                found.add(array);
            }
            at = text.indexOf('[', array == null ? at + 1 : array.end());
        }
        return found;
    }

    /** The object that a text is all of; null if it is none. */
    public static @Nullable JsonNode whole(String text) {
        String bare = text.strip();
        Found found = bare.startsWith("{") || bare.startsWith("[") ? read(bare.toCharArray(), 0) : null;
        return found == null || found.end() != bare.length() ? null : found.node();
    }

    private static @Nullable Found read(char[] text, int from) {
        try (JsonParser parser = JSON.createParser(text, from, text.length - from)) {
            JsonNode node = JSON.readTree(parser);
            int end = from + (int) parser.currentLocation().getCharOffset();
            return node == null || !node.isContainerNode() ? null : new Found(node, from, end);
        } catch (IOException | NumberFormatException e) { // the latter of an exponent without bounds
            return null;
        }
    }
}
