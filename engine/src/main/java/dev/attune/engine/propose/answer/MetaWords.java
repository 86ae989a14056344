package dev.attune.engine.propose.answer;

import java.util.regex.Pattern;

/** The words, as parts of patterns, by which models speak about an instruction instead of giving one. */
final class MetaWords {

    /** What tells a new instruction from the one before. */
    static final String NEW =
            "(?:new|newly written|revised|rewritten|reworded|rephrased|reworked|improved|better|updated|refined"
                    + "|enhanced|optimi[sz]ed|proposed|suggested|modified|edited|polished|alternative|recommended"
                    + "|corrected)";

    /** What may be said of any instruction too. */
    static final String PRAISED =
            "(?:final|clearer|clear|concise|possible|potential|simplified|simple|shorter|short|stronger|tuned|best"
                    + "|detailed|complete|specific|precise|following|full|more \\w+)";

    /** What a proposer model is asked for. */
    static final String INSTRUCTION = "(?:(?:system |task |module )?(?:instructions?|prompts?))";

    /** Other words for one of several. */
    static final String VERSION =
            "(?:version|rewrite|rewording|rephrasing|revision|wording|phrasing|proposal|draft|suggestion|variant)";

    private static final String SEPARATOR = "(?:,? and |, |,? but |[ -])";

    /** Any words of praise, at least one of which says that it is new. */
    static final String NEWS = "(?:(?:" + PRAISED + SEPARATOR + "){0,3}" + NEW + SEPARATOR + "(?:(?:" + NEW + "|"
            + PRAISED + ")" + SEPARATOR + "){0,3})";

    static final String PRAISE = "(?:(?:" + NEW + "|" + PRAISED + ")" + SEPARATOR + "){0,4}";

    /** An instruction in languages in which users write theirs. */
    static final String FOREIGN_INSTRUCTION =
            "(?:инструкц|промпт|anweisung|instruktion|instruction|consigne|instrucci|istruzion|instruç|prompt|指令|指示"
                    + "|提示)";

    static final String FOREIGN_NEW =
            "(?:новая|новый|улучшенн|обновл[её]нн|исправленн|пересмотренн|переработанн|предлагаем|итогов"
                    + "|neue|verbesserte|überarbeitete|vorgeschlagene|angepasste|nouvelle|améliorée|révisée|proposée"
                    + "|nueva|mejorada|revisada"
                    + "|propuesta|nuova|migliorata|rivista|proposta|nova|melhorada|新|改进|修订|优化)";

    private MetaWords() {}

    /** A pattern to which case matters, as in {@code I}. Word ends know letters of any script, on every JDK. */
    static Pattern cased(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    static Pattern pattern(String regex) {
        return Pattern.compile(
                regex,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
