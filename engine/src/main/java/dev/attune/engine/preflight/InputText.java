package dev.attune.engine.preflight;

import static java.lang.Character.NON_SPACING_MARK;

import dev.attune.engine.artifact.ValueText;
import dev.attune.engine.data.Example;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The input of an example as text, to be compared with others.
 *
 * @param split the split of the example
 * @param id the id of the example
 * @param text the text
 * @param folded the text in lower case, with one space for all between words and numbers
 * @param shingles hashes of all three words in a row of the folded text, ascending and distinct; of a long text a sample of them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its elements in one place only, and never as a record
record InputText(String split, String id, String text, String folded, long[] shingles) {

    private static final int WORDS = 3;

    /** Of a long text the shingles with the smallest hashes: the same ones of two texts as far as both have them. */
    private static final int SAMPLE = 200;

    static InputText of(String split, Example<?, ?> example) {
        String text = ValueText.of(example.input());
        String folded = fold(text.toLowerCase(Locale.ROOT));
        return new InputText(split, example.id(), text, folded, shingles(folded));
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean ofWord = isOfWord(text, i) || (!inWord && isMinus(text, i));
            if (ofWord) {
                folded.append(inWord || folded.isEmpty() ? "" : " ").append(text.charAt(i));
            }
            inWord = ofWord;
        }
        return folded.toString();
    }

    /** Half of a character beyond the basic plane, such as an emoji, tells texts apart too. */
    private static boolean isOfWord(String text, int index) {
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || Character.getType(c) == NON_SPACING_MARK;
    }

    /** The sign of a number tells numbers apart. */
    private static boolean isMinus(String text, int index) {
        return text.charAt(index) == '-' && index + 1 < text.length() && Character.isDigit(text.charAt(index + 1));
    }

    private static long[] shingles(String folded) {
        long[] words = Pattern.compile(" ")
                .splitAsStream(folded)
                .mapToLong(InputText::hash)
                .toArray();
        return IntStream.rangeClosed(0, words.length - WORDS)
                .mapToLong(i -> mix(words[i] + 3 * mix(words[i + 1] + 5 * mix(words[i + 2]))))
                .sorted()
                .distinct()
                .limit(SAMPLE)
                .toArray();
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        return mix(hash);
    }

    /** The finalizer of MurmurHash3, so that which hashes are small has nothing to do with the words. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
