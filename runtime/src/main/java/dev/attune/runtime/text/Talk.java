package dev.attune.runtime.text;

import java.util.Set;
import org.apiguardian.api.API;

/** Whether a word is said to the reader, rather than about the text: the "glad" of "I'm glad to help", the "sure" of "Sure, I can". */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Talk {

    private static final Set<String> I_AM = Set.of("i'm", "we're");
    private static final Set<String> AM = Set.of("am", "are", "be", "feel", "remain", "stay");
    private static final Set<String> I = Set.of("i", "we", "i'd", "we'd", "i'll", "we'll");
    private static final Set<String> DEGREE =
            Set.of("so", "very", "really", "always", "just", "quite", "only", "too", "more", "than");
    private static final Set<String> SERVICE =
            Set.of("help", "assist", "hear", "be", "oblige", "answer", "support", "serve", "meet", "see");
    private static final Set<String> OPENS =
            Set.of("i", "i'm", "i'll", "i'd", "i've", "here", "here's", "let", "let's");
    private static final Set<String> CALLS = Set.of(
            "sure",
            "certainly",
            "absolutely",
            "great",
            "good",
            "okay",
            "ok",
            "alright",
            "perfect",
            "excellent",
            "sorry",
            "thanks");
    private static final Set<String> PRAISED = Set.of("question", "catch");
    private static final String SENTENCE_END = ".!?:;";
    private static final String QUOTES = "\"“”„'‘’`«»*_";

    private static final Set<String> CALL_MARKS = Set.of("!", ",");
    private static final int NEAR = 12;
    private static final int LONGEST = 60;

    private Talk() {}

    public static boolean of(Words words, int from, int to) {
        boolean begins = beginsSentence(words, from);
        boolean service = begins && words.lower(to).equals("to") && SERVICE.contains(words.lower(to + 1));
        boolean praise = begins && words.gap(to).isBlank() && PRAISED.contains(words.lower(to));
        boolean opening = begins
                && CALLS.contains(words.lower(from))
                && CALL_MARKS.contains(words.gap(to).strip())
                && OPENS.contains(words.lower(to));
        return service || praise || opening || ofSpeaker(words, from, to) || inClosing(words, from);
    }

    /** Whether a word says how the speaker is. */
    private static boolean ofSpeaker(Words words, int from, int to) {
        int at = from - 1;
        while (DEGREE.contains(words.lower(at)) && words.gap(at + 1).isBlank()) {
            at--;
        }
        if (at < 0 || !words.gap(at + 1).isBlank() || NegationWords.DOUBT.contains(words.lower(to - 1))) {
            return false; // what the model is unsure of may be its answer
        }
        if (I_AM.contains(words.lower(at))) {
            return isUnquoted(words, at);
        }
        if (!AM.contains(words.lower(at))) {
            return false;
        }
        int subject = I.contains(words.lower(at - 1)) ? at - 1 : at - 2;
        return I.contains(words.lower(subject)) && isUnquoted(words, subject);
    }

    /** What stands in quotes is said by another. */
    private static boolean isUnquoted(Words words, int at) {
        return !Negation.holds(words.gap(at), QUOTES);
    }

    private static boolean inClosing(Words words, int from) {
        int at = from;
        while (at > 0 && at > from - NEAR && !beginsSentence(words, at)) {
            at--;
        }
        int start = words.words().get(at).start();
        String sentence = words.text().substring(start, Math.min(words.text().length(), start + LONGEST));
        return beginsSentence(words, at) && Chat.isClosing(sentence);
    }

    private static boolean beginsSentence(Words words, int at) {
        return at == 0 ? words.gap(0).isBlank() : Negation.holds(words.gap(at), SENTENCE_END);
    }
}
