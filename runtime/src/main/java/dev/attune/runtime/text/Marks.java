package dev.attune.runtime.text;

import org.apiguardian.api.API;

/** Takes the marks off a text that models put around values: pairs of them, and the end of a sentence. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Marks {

    /** Marks in pairs, an opening one and its closing one, that say nothing. */
    public static final String QUOTES = "\"\"''``**__“”‘’„“«»「」『』";
    /** And those that could belong to the value. */
    public static final String ALL = QUOTES + "()[]{}<>（）【】《》";

    private static final String END = ".,;:!。，；：！";

    private Marks() {}

    public static String around(String text, String pairs) {
        int from = 0;
        int to = text.length();
        boolean opened = text.indexOf('(') >= 0;
        boolean peeled = true;
        while (peeled) {
            peeled = false;
            while (from < to && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
            if (to - from > 1 && isPair(text.charAt(from), text.charAt(to - 1), pairs)) {
                from++;
                to--;
                peeled = true;
            } else if (to - from > 1 && isEnd(text, from, to, opened)) {
                to--;
                peeled = true;
            }
        }
        return text.substring(from, to);
    }

    private static boolean isPair(char first, char last, String pairs) {
        for (int i = 0; i < pairs.length(); i += 2) {
            if (pairs.charAt(i) == first && pairs.charAt(i + 1) == last) {
                return true;
            }
        }
        return false;
    }

    /** The end of a sentence, or a bracket that closes what was not opened, as in {@code B)}. */
    private static boolean isEnd(String text, int from, int to, boolean opened) {
        char last = text.charAt(to - 1);
        return END.indexOf(last) >= 0 || (last == ')' && Character.isLetterOrDigit(text.charAt(from)) && !opened);
    }
}
