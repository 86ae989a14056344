package dev.attune.runtime.field.number;

import dev.attune.runtime.text.UnreadableException;
import java.util.List;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Cuts a line of several numbers, where it is clear which commas and blanks stand between them and not in them. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NumberList {

    private static final String DIGITS = "0123456789-+−";
    private static final Pattern GROUP = Pattern.compile("(?:^|\\D)\\d{1,3}[, ]\\d{3}(?!\\d)");
    private static final Pattern AND = Pattern.compile("(?i),?\\s+(?:and|&)\\s+");

    private NumberList() {}

    public static List<String> items(String line, boolean whole) throws UnreadableException {
        String text = AND.matcher(line.strip()).replaceAll("; ");
        if (text.endsWith("...") || text.endsWith("…")) {
            throw new UnreadableException("it is a list that goes on; write all of it");
        }
        if (isOf(text, DIGITS + ".")) {
            return split(unclearGroup(text), "\\s+");
        }
        if (!isOf(text, DIGITS + ",;")) {
            return split(text, ",\\s|;");
        }
        long tight = Pattern.compile(",(?=\\S)").splitAsStream(text).count() - 1;
        boolean spaced = text.contains(", ") || text.contains(";");
        if (tight == 1 && !whole && !spaced) {
            throw unclear();
        }
        if (tight > 0 && spaced) {
            return split(text, ",\\s|;");
        }
        return split(tight > 0 ? unclearGroup(text) : text, "[,;]");
    }

    private static boolean isOf(String text, String characters) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0 || Character.isWhitespace(c));
    }

    private static String unclearGroup(String text) throws UnreadableException {
        if (GROUP.matcher(text).find()) {
            throw unclear();
        }
        return text;
    }

    private static List<String> split(String text, String separator) {
        return Pattern.compile(separator)
                .splitAsStream(text)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static UnreadableException unclear() {
        return new UnreadableException("it is not clear where its numbers end; write one a line");
    }
}
