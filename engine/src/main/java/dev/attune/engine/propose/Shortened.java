package dev.attune.engine.propose;

import java.util.ArrayList;
import java.util.List;

/** Texts made to fit. */
final class Shortened {

    private static final String MORE = "…";

    private Shortened() {}

    /** The beginning of a text, on as many lines as it has. */
    static String text(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return most <= 0 ? "" : text.substring(0, end).stripTrailing() + MORE;
    }

    /** The beginning of a text, on one line. */
    static String line(Object value, int most) {
        return text(String.valueOf(value).replaceAll("\\s+", " ").strip(), most);
    }

    /** The last lines, as many as fit. */
    static List<String> last(List<String> lines, int most) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (int i = lines.size() - 1; i >= 0; i--) {
            length += lines.get(i).length() + 1;
            if (length > most && !kept.isEmpty()) {
                break;
            }
            kept.add(0, text(lines.get(i), most));
        }
        return kept;
    }
}
