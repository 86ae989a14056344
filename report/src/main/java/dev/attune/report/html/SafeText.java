package dev.attune.report.html;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Makes characters visible that would break a file format or hide what a text really says. A proposed instruction can carry
 * characters that reorder or hide its words; a report is where a person should see them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SafeText {

    private SafeText() {}

    /**
     * The text with control characters as their pictures ({@code U+0000} as {@code ␀}), characters that change the reading
     * direction as {@code [U+202E]}, and what is no character at all as {@code U+FFFD}. Line breaks and tabs stay.
     */
    public static String visible(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> appendVisible(safe, c));
        return safe.toString();
    }

    private static void appendVisible(StringBuilder safe, int c) {
        if (c < 0x20 && c != '\n' && c != '\t') {
            safe.appendCodePoint(0x2400 + c);
        } else if (c == 0x7F) {
            safe.appendCodePoint(0x2421);
        } else if (isDirectionOverride(c) || isInvisible(c)) {
            safe.append(String.format(Locale.ROOT, "[U+%04X]", c));
        } else if ((c >= 0x80 && c < 0xA0) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
            safe.append('\uFFFD');
        } else {
            safe.appendCodePoint(c);
        }
    }

    private static boolean isDirectionOverride(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /**
     * Joiners and the first variation selectors are left out: Persian and emoji need them. Tags and the other selectors show as
     * nothing at all, while a model reads whole sentences written in them.
     */
    private static boolean isInvisible(int c) {
        return c == 0x200B
                || c == 0x00AD
                || (c >= 0x2060 && c <= 0x2064)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
