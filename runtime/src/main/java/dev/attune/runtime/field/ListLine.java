package dev.attune.runtime.field;

import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts one line that holds the items of a list. */
final class ListLine {

    private static final Pattern SENTENCE = Pattern.compile("(?s).*[.!?。！？]$");
    private static final Pattern SEPARATOR = Pattern.compile("[,;|]| and | or ");
    private static final Pattern COMMA = Pattern.compile("[,;]");
    private static final Pattern AND = Pattern.compile("(?i),?\\s+(?:and|&)\\s+");
    private static final int SHORT = 4;

    private ListLine() {}

    /** Cuts at commas. */
    static List<String> commas(String line) {
        return COMMA.splitAsStream(line)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(ListLine::unquoted)
                .toList();
    }

    /** Cuts at commas and at the word before the last item. */
    static List<String> words(String line) {
        return commas(AND.matcher(line).replaceAll(", "));
    }

    /** Whether a text holds what might stand between two items. */
    static boolean hasSeparator(String text) {
        return SEPARATOR.matcher(text).find();
    }

    /** Whether a line without marks may be a few items rather than a sentence. */
    static boolean isSeveral(String line) {
        if (SENTENCE.matcher(line).matches() || !hasSeparator(line)) {
            return false;
        }
        return SEPARATOR.splitAsStream(line).allMatch(part -> part.strip().split("\\s+").length <= SHORT);
    }

    static UnreadableException oneOrSeveral() {
        return new UnreadableException("it may be one item or several; write one item a line");
    }

    private static String unquoted(String item) {
        boolean quoted = item.length() > 1
                && (item.startsWith("\"") || item.startsWith("'"))
                && item.charAt(0) == item.charAt(item.length() - 1);
        return quoted ? item.substring(1, item.length() - 1) : item;
    }
}
