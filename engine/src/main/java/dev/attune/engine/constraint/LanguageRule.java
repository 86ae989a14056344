package dev.attune.engine.constraint;

import dev.attune.engine.config.ConfigurationException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language that instructions must be in. Another one is refused only where it is at least twice as likely: of short texts little can be
 * told. Immutable.
 *
 * @param code the code of the language in ISO 639, of two letters
 */
record LanguageRule(String code) {

    /** Of 1,295 English sentences of these docs, none is taken for another language with this ratio. */
    private static final double CLEARLY = 2;

    /** What the model calls languages that are several to it. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "zh", Set.of("cmn"),
            "fa", Set.of("fas", "pes"),
            "et", Set.of("est", "ekk"),
            "lv", Set.of("lav", "lvs"),
            "no", Set.of("nob", "nno"),
            "pa", Set.of("pan", "pnb"));

    /** The rule for a language; null if the code is empty. */
    static @Nullable LanguageRule of(String code) {
        return code.isEmpty() ? null : new LanguageRule(code);
    }

    /** Its name in English. */
    String name() {
        return name(code);
    }

    private static String name(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
    }

    /** @throws ConfigurationException if languages cannot be told apart, or this one is not known */
    void requireDetection() {
        LanguageDetection.require();
        if (names().noneMatch(LanguageDetection.known()::contains)) {
            throw new ConfigurationException(
                    "@Constraints(language = \"" + code + "\"): the model of OpenNLP does not know " + name()
                            + ", so that no instruction could be refused; take the constraint away");
        }
    }

    /** Why a text may not be an instruction; empty if it may, or if its language is not clear. */
    Optional<String> refusal(String text) {
        Guess guess = guess(text);
        return guess.ratio() >= CLEARLY
                ? Optional.of(
                        "that is in another language (" + guess.name() + ") than the " + name() + " that is asked for")
                : Optional.empty();
    }

    /** Whether the likeliest language is another one, though not clearly. */
    boolean isUnclear(String text) {
        double ratio = guess(text).ratio();
        return ratio > 1 && ratio < CLEARLY;
    }

    /**
     * What a text is in.
     *
     * @param name the likeliest language
     * @param ratio how many times likelier it is than the one that is asked for; 1 if it is that one
     */
    private record Guess(String name, double ratio) {}

    private Guess guess(String text) {
        Map<String, Double> shares = LanguageDetection.shares(text);
        String likeliest = shares.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        double asked = names().mapToDouble(name -> shares.getOrDefault(name, 0.0))
                .max()
                .orElse(0);
        return new Guess(english(likeliest), shares.getOrDefault(likeliest, 0.0) / asked);
    }

    private Stream<String> names() {
        return names(code);
    }

    private static Stream<String> names(String code) {
        return PARTS.getOrDefault(code, Set.of(Locale.forLanguageTag(code).getISO3Language())).stream();
    }

    /** The English name of what the model calls by a code of three letters. */
    private static String english(String model) {
        return Stream.of(Locale.getISOLanguages())
                .filter(two -> names(two).anyMatch(model::equals))
                .findFirst()
                .map(LanguageRule::name)
                .orElse(model);
    }
}
