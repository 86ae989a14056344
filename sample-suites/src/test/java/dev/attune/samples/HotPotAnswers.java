package dev.attune.samples;

import java.util.Locale;

/** Exact match after the normalization of the HotPotQA evaluation: case, punctuation, articles and white space do not count. */
final class HotPotAnswers {

    private HotPotAnswers() {}

    static boolean match(String answer, String gold) {
        return normalized(answer).equals(normalized(gold));
    }

    private static String normalized(String answer) {
        return answer.toLowerCase(Locale.ROOT)
                .replaceAll("\\p{Punct}", "")
                .replaceAll("\\b(a|an|the)\\b", " ")
                .strip()
                .replaceAll("\\s+", " ");
    }
}
