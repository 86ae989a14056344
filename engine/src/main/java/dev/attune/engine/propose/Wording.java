package dev.attune.engine.propose;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether two instructions say the same in nearly the same words, whatever their script. */
final class Wording {

    /** The punctuation of sentences; other marks, such as arrows, may be what an instruction is about. */
    private static final Pattern STOPS = Pattern.compile("[.,;:!?¡¿…]+(?=\\s|$)|[。、，；：！？・]+");

    private static final Pattern QUOTES = Pattern.compile("[\\p{Pi}\\p{Pf}`´'\"]+");
    private static final Pattern DASHES = Pattern.compile("\\p{Pd}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Wording() {}

    /** A text that is the same for instructions that differ in case, spaces and punctuation alone. */
    static String key(String instruction) {
        String text = Normalizer.normalize(instruction, Normalizer.Form.NFKC);
        text = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        text = QUOTES.matcher(text).replaceAll("\"");
        text = DASHES.matcher(text).replaceAll("-");
        text = STOPS.matcher(text).replaceAll(" ");
        String key = SPACES.matcher(text).replaceAll(" ").strip();
        return key.isEmpty() ? instruction : key;
    }
}
