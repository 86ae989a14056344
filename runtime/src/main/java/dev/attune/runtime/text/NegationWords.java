package dev.attune.runtime.text;

import java.util.Set;

/** The words by which texts take back others, for {@link Negation}. */
final class NegationWords {

    // spotless:off
    static final Set<String> BEFORE = Set.of(
            "not",
            "no",
            "never",
            "non",
            "anti",
            "without",
            "neither",
            "nor",
            "none",
            "nothing",
            "nobody",
            "nowhere",
            "cannot",
            "cant",
            "dont",
            "isnt",
            "doesnt",
            "didnt",
            "wasnt",
            "arent",
            "wont",
            "hardly",
            "barely",
            "scarcely",
            "rarely",
            "seldom",
            "than",
            "instead",
            "unlike",
            "opposed",
            "except",
            "excluding",
            "exclude",
            "excludes",
            "excluded",
            "rule",
            "rules",
            "ruled",
            "ruling",
            "lack",
            "lacks",
            "lacking",
            "absence",
            "absent",
            "devoid",
            "free",
            "far",
            "wrong",
            "incorrect",
            "false",
            "if",
            "whether",
            "unless",
            "nicht",
            "kein",
            "keine",
            "keinen",
            "keiner",
            "keinem",
            "nie",
            "niemals",
            "weder",
            "ohne",
            "statt",
            "pas",
            "jamais",
            "sans",
            "aucun",
            "aucune",
            "nunca",
            "sin",
            "tampoco",
            "não",
            "nem",
            "sem",
            "senza",
            "niet",
            "geen",
            "не",
            "нет",
            "ни",
            "без",
            "inte",
            "ikke");
    /** These take back the word right behind them, and none further on. */
    static final Set<String> RIGHT_BEFORE = Set.of(
            "less",
            "zero",
            "0",
            "0%",
            "below",
            "above",
            "beyond",
            "avoid",
            "avoids",
            "avoided",
            "avoiding",
            "dis",
            "semi",
            "quasi",
            "pseudo");

    static final Set<String> NEW_CLAUSE = Set.of(
            "but",
            "so",
            "therefore",
            "thus",
            "hence",
            "because",
            "since",
            "although",
            "though",
            "however",
            "yet",
            "sondern",
            "aber",
            "mais",
            "sino",
            "pero");
    static final Set<String> ANYTHING = Set.of("anything", "all", "everything");
    static final Set<String> AUXILIARY = Set.of(
            "is", "was", "are", "were", "does", "do", "did", "would", "can", "could", "should", "must", "may", "seems",
            "has", "be", "have");
    static final Set<String> CONDITION = Set.of("if", "unless", "wenn", "falls");
    static final Set<String> NO_CONDITION = Set.of("even", "as");
    static final Set<String> UNREAL = Set.of("would", "could", "might");
    /** An "if" behind these asks, and so does not say under which condition they hold. */
    static final Set<String> DOUBT = Set.of("sure", "unsure", "unclear", "unknown", "uncertain", "undecided");

    static final Set<String> SUBJECT = Set.of("it", "this", "that", "these", "those", "they", "he", "she", "the");
    static final Set<String> TAKEN_BACK = Set.of(
            "not",
            "never",
            "wrong",
            "incorrect",
            "false",
            "excluded",
            "ruled",
            "absent",
            "out",
            "impossible",
            "unlikely",
            "inappropriate",
            "inapplicable",
            "no");
    static final Set<String> NO_DOUBT = Set.of(
            "doubt",
            "doubts",
            "doubtedly",
            "question",
            "questions",
            "wonder",
            "mistake",
            "hesitation",
            "exception",
            "problem");
    // spotless:on

    private NegationWords() {}
}
