package dev.attune.engine.propose;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text without case and marks, and each character of scripts that put no spaces between words. Each run of five words
 * in a row, or of as much text in such a script, is known by a number.
 */
final class TextTokens {

    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]";
    private static final Pattern TOKEN =
            Pattern.compile("[" + UNSPACED + "]|" + LETTER + "++(?:[.,'_-]" + LETTER + "++)*+");

    /** A word weighs as much as two and a half characters of a script without spaces: five words are thirteen of them. */
    private static final int WORD = 5;

    private static final int CHARACTER = 2;
    private static final int QUOTE = 5 * WORD;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private TextTokens() {}

    /**
     * A run of tokens.
     *
     * @param hash its number
     * @param from the index of its first token
     * @param to the index after its last token
     */
    record Quote(long hash, int from, int to) {}

    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(plain);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    /** All runs that are just long enough, one for each token at which one begins. */
    static List<Quote> quotes(List<String> tokens) {
        List<Quote> quotes = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from++) {
            long hash = FNV_OFFSET;
            int weight = 0;
            int to = from;
            while (to < tokens.size() && weight < QUOTE) {
                String token = tokens.get(to++);
                weight += isCharacter(token) ? CHARACTER : WORD;
                hash = hash(hash, token);
            }
            if (weight < QUOTE) {
                break;
            }
            quotes.add(new Quote(hash, from, to));
        }
        return quotes;
    }

    private static boolean isCharacter(String token) {
        int first = token.codePointAt(0);
        return Character.charCount(first) == token.length()
                && switch (Character.UnicodeScript.of(first)) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    private static long hash(long start, String token) {
        long hash = start;
        for (int i = 0; i < token.length(); i++) {
            hash = (hash ^ token.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ ' ') * FNV_PRIME;
    }
}
