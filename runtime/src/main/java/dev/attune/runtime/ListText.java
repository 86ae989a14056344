package dev.attune.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of lists: one item a line after its number, {@code [1] …}; the further lines of an item are indented. Lists with other
 * marks, or none, are read too.
 */
final class ListText {

    static final String NONE = "(none)";

    private static final String INDENT = "    ";
    private static final Pattern NUMBERED = Pattern.compile("\\[(\\d{1,6})](?:\\s+|$)");
    private static final Pattern MARKED = Pattern.compile("(?:[-*+•]|[\\[(]?\\d{1,6}[\\].):]{1,2})\\s+");

    private ListText() {}

    static String render(List<?> list) {
        if (list.isEmpty()) {
            return NONE;
        }
        List<String> items = new ArrayList<>();
        for (Object item : list) {
            String text = FieldText.render(item).replaceAll("\\r\\n?", "\n").replaceAll("\n(?=[^\n])", "\n" + INDENT);
            items.add("[" + (items.size() + 1) + "] " + text);
        }
        return String.join("\n", items);
    }

    /** Whether a text begins with a numbered item, rather than with the JSON array {@code [1]}. */
    static boolean isNumbered(String text) {
        Matcher mark = NUMBERED.matcher(text);
        return mark.lookingAt() && mark.end() < text.length();
    }

    /** The items of a list without their marks; what is said before and after a list with marks is left out. */
    static List<String> items(String text) {
        boolean numbered = isNumbered(text);
        List<StringBuilder> items = new ArrayList<>();
        int marks = 0;
        int blank = 0;
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (bare.isEmpty()) {
                blank++;
                continue;
            }
            Matcher mark = (numbered ? NUMBERED : MARKED).matcher(bare);
            if (mark.lookingAt() && (!numbered || !isIndented(line) || Integer.parseInt(mark.group(1)) == marks + 1)) {
                if (marks == 0 && items.size() == 1 && items.get(0).toString().endsWith(":")) {
                    items.clear();
                }
                items.add(new StringBuilder(bare.substring(mark.end())));
                marks++;
            } else if (marks > 0 && isIndented(line)) {
                items.get(items.size() - 1).append("\n".repeat(blank + 1)).append(unindent(line));
            } else if (marks > 0 && blank > 0) {
                break;
            } else {
                items.add(new StringBuilder(bare));
            }
            blank = 0;
        }
        return items.stream()
                .map(item -> item.toString().strip())
                .filter(item -> !item.isEmpty())
                .toList();
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
