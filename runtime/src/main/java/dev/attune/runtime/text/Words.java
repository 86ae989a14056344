package dev.attune.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The words of a text and what stands between them. Apostrophes inside a word and the marks of {@code C++} and {@code C#} behind it
 * belong to it.
 *
 * @param text the text
 * @param words its words in their order
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Words(String text, List<Word> words) {

    /** Characters of scripts that put no blanks between words, or put endings right behind them. */
    private static final String UNSPACED =
            "[\\u0e00-\\u0eff\\u1000-\\u11ff\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff66-\\uff9f]";

    private static final Pattern UNSPACED_TEXT = Pattern.compile(UNSPACED);
    private static final Pattern WORD = Pattern.compile(UNSPACED + "+|[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED
            + "]]+(?:['’]\\p{L}+){0,3}(?:[+#%]{1,3}(?![\\p{L}\\p{N}]))?");

    /**
     * A word.
     *
     * @param text as it is written
     * @param lower in lower case, with a plain apostrophe
     * @param start where it begins
     * @param end where what follows begins
     */
    public record Word(String text, String lower, int start, int end) {}

    public static Words of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String lower = word.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            words.add(new Word(word.group(), lower, word.start(), word.end()));
        }
        return new Words(text, List.copyOf(words));
    }

    public static boolean isUnspaced(String text) {
        return UNSPACED_TEXT.matcher(text).find();
    }

    public int size() {
        return words.size();
    }

    /** A word in lower case; empty before the first and after the last. */
    public String lower(int index) {
        return index < 0 || index >= words.size() ? "" : words.get(index).lower();
    }

    /** What stands between a word and the one before it, or before the first, or after the last. */
    public String gap(int index) {
        int from = index <= 0 ? 0 : words.get(index - 1).end();
        int to = index >= words.size() ? text.length() : words.get(index).start();
        return text.substring(from, to);
    }

    /** The lines of a text that are not blank, without the white space around them. */
    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
