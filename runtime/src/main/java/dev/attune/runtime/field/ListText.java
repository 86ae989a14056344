package dev.attune.runtime.field;

import dev.attune.runtime.text.Chat;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The text form of lists: one item a line after its number, {@code [1] …}; the further lines of an item are indented. Lists with other
 * marks, or none, are read too.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ListText {

    public static final String NONE = "(none)";

    private static final String INDENT = "    ";
    private static final Pattern NUMBERED = Pattern.compile("\\[(\\d{1,6})](?:\\s+|$)");
    private static final Pattern MARKED =
            Pattern.compile("(?:[-*+•◦▪●‣·–—]|[\\[(]?\\d{1,3}[\\].):]{1,2}|[\\[(]?[a-z]\\))\\s+");
    private static final Pattern IN_LINE = Pattern.compile("\\s(?:\\(?2[.)]|\\[2])\\s");
    private static final Pattern FIRST = Pattern.compile("[\\[(]?1[\\].)]{1,2}\\s");
    private static final String EMPHASIS = "**";

    /** A line that says something about the list, and is no item of it. */
    private static final Pattern NOTE = Pattern.compile(
            "(?i)[*_(\\[]*(?:please note|(?:side )?notes?|nb|n\\.b\\.?|p\\.?s\\.?|caveats?|disclaimer|remarks?|warning)[*_]*(?:[:：,]| that(?![\\p{L}\\p{N}_])).*");
    /** What sets a line after a list apart as more of it, or as an exception. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)[*_(]*(?:\\p{L}[\\p{L} ]{0,30}[:：]|(?:however|but|except|also|plus|and|or|not|unless|although)(?![\\p{L}\\p{N}_])).*");

    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?。！？][*_)\"”]*|.*[\\p{So})]");

    private ListText() {}

    /** Whether a line after the first, and no further line of an item, is a note on the list. */
    static boolean hasNote(String text) {
        return text.lines()
                .skip(1)
                .anyMatch(line -> !isIndented(line) && NOTE.matcher(line).matches());
    }

    static String render(Collection<?> list, Function<@Nullable Object, String> render) {
        if (list.isEmpty()) {
            return NONE;
        }
        List<String> items = new ArrayList<>();
        for (Object item : list) {
            String text = render.apply(item).replaceAll("\\r\\n?", "\n").replaceAll("\n(?=[^\n])", "\n" + INDENT);
            items.add("[" + (items.size() + 1) + "] " + text);
        }
        return String.join("\n", items);
    }

    /** Whether a text begins with a numbered item, rather than with the JSON array {@code [1]}. */
    static boolean isNumbered(String text) {
        Matcher mark = NUMBERED.matcher(text);
        return mark.lookingAt() && mark.end() < text.length();
    }

    /** Whether one of the lines of a text begins with the mark of an item. */
    static boolean hasMarks(String text) {
        return text.lines().anyMatch(line -> MARKED.matcher(line.strip()).lookingAt());
    }

    /**
     * The items of a list without their marks; a sentence before and after a list with marks is left out.
     *
     * @throws UnreadableException if there is no telling items from what is said around them
     */
    static List<String> items(String text) throws UnreadableException {
        boolean numbered = isNumbered(text);
        return numbered || hasMarks(text) ? marked(text, numbered) : unmarked(text);
    }

    private static List<String> unmarked(String text) throws UnreadableException {
        List<String> lines = Words.lines(text);
        if (lines.size() > 1 && lines.get(0).endsWith(":")) {
            if (!Chat.isOpening(lines.get(0))) {
                throw unclear();
            }
            lines = lines.subList(1, lines.size());
        }
        if (lines.size() > 1 && Chat.isClosing(lines.get(lines.size() - 1))) {
            throw unclear();
        }
        return lines.stream().allMatch(ListText::isQuoted) ? unwrapped(lines) : lines;
    }

    private static List<String> marked(String text, boolean numbered) throws UnreadableException {
        List<StringBuilder> items = new ArrayList<>();
        String before = "";
        int blank = 0;
        int indent = text.lines()
                .skip(1)
                .filter(line -> MARKED.matcher(line.strip()).lookingAt())
                .mapToInt(ListText::indent)
                .min()
                .orElse(0);
        boolean ended = false;
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (bare.isEmpty()) {
                blank++;
                continue;
            }
            Matcher mark = (numbered ? NUMBERED : MARKED).matcher(bare);
            boolean item = mark.lookingAt()
                    && (numbered
                            ? !isIndented(line) || Integer.parseInt(mark.group(1)) == items.size() + 1
                            : items.isEmpty() || indent(line) < indent + 2);
            boolean unexpected = item
                    ? ended || (items.isEmpty() && !isIntroduction(before))
                    : !ended && !items.isEmpty() && blank == 0 && !isIndented(line);
            if (unexpected) {
                throw unclear();
            }
            if (item) {
                items.add(new StringBuilder(bare.substring(mark.end())));
            } else if (items.isEmpty()) {
                before = bare;
            } else if (isIndented(line) && !ended) {
                items.get(items.size() - 1).append("\n".repeat(blank + 1)).append(unindent(line));
            } else if (isLeftOut(bare)) {
                ended = true;
            } else {
                throw unclear();
            }
            blank = 0;
        }
        if (items.size() == 1
                && FIRST.matcher(text.strip()).lookingAt()
                && IN_LINE.matcher(items.get(0)).find()) {
            throw unclear();
        }
        List<String> bare = items.stream()
                .map(item -> item.toString().strip())
                .filter(item -> !item.isEmpty())
                .toList();
        return numbered ? bare : unwrapped(bare);
    }

    /** Items without the emphasis or the quotes that each of them has. */
    private static List<String> unwrapped(List<String> items) {
        int marks = items.stream().allMatch(ListText::isEmphasized)
                ? EMPHASIS.length()
                : items.stream().allMatch(ListText::isQuoted) ? 1 : 0;
        return items.stream()
                .map(item -> item.substring(marks, item.length() - marks))
                .toList();
    }

    private static boolean isQuoted(String item) {
        return item.length() > 2 && item.startsWith("\"") && item.indexOf('"', 1) == item.length() - 1;
    }

    /** Whether a line after a list holds nothing of it: a whole sentence that takes nothing back. */
    private static boolean isLeftOut(String line) {
        return Chat.isClosing(line)
                || Chat.isRule(line)
                || (SENTENCE_END.matcher(line).matches()
                        && !GOES_ON.matcher(line).matches());
    }

    private static boolean isIntroduction(String line) {
        return line.isEmpty() || line.endsWith(":") || line.endsWith(":**");
    }

    private static boolean isEmphasized(String item) {
        return item.length() > 4 && item.startsWith(EMPHASIS) && item.indexOf(EMPHASIS, 2) == item.length() - 2;
    }

    private static UnreadableException unclear() {
        return new UnreadableException("it is a list whose items cannot be told from the text around them;"
                + " write one item a line, and nothing else");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean isIndented(String line) {
        return line.startsWith("  ") || line.startsWith("\t");
    }

    private static String unindent(String line) {
        int at = 0;
        while (at < INDENT.length() && line.charAt(at) == ' ') {
            at++;
        }
        return line.substring(at);
    }
}
