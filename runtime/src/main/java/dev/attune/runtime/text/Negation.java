package dev.attune.runtime.text;

import static dev.attune.runtime.text.NegationWords.ANYTHING;
import static dev.attune.runtime.text.NegationWords.AUXILIARY;
import static dev.attune.runtime.text.NegationWords.BEFORE;
import static dev.attune.runtime.text.NegationWords.CONDITION;
import static dev.attune.runtime.text.NegationWords.DOUBT;
import static dev.attune.runtime.text.NegationWords.NEW_CLAUSE;
import static dev.attune.runtime.text.NegationWords.NO_CONDITION;
import static dev.attune.runtime.text.NegationWords.NO_DOUBT;
import static dev.attune.runtime.text.NegationWords.RIGHT_BEFORE;
import static dev.attune.runtime.text.NegationWords.SUBJECT;
import static dev.attune.runtime.text.NegationWords.TAKEN_BACK;
import static dev.attune.runtime.text.NegationWords.UNREAL;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Whether a text takes back a word: "not toxic" names no toxic text, and neither does "is it toxic?". What is not known to stand by
 * itself counts as taken back, since a word too few is asked for again and a word too many is a wrong value.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Negation {

    private static final String BOUNDARY = ".,;:!?{}|—–/。，；：！？、";
    private static final String SENTENCE_END = "!。.;:";
    private static final Set<String> DASHES = Set.of("-", "–", "—");
    private static final String ASIDE = "([（<";
    private static final String ASIDE_END = ")]）>";
    private static final Pattern CHARACTERS = Pattern.compile("[不没沒非無无未].{0,3}$");
    private static final Pattern FAILS = Pattern.compile("fail(?:s|ed|ing)?");
    private static final Pattern SMALL_PERCENTAGE = Pattern.compile("[0-4]?\\d%");
    private static final int FAR = 60;
    private static final int NEAR = 8;
    private static final int CONDITION_FAR = 20;

    private Negation() {}

    /**
     * Whether the words of a range are taken back.
     *
     * @param named the words that are part of a value, and so negate nothing
     */
    public static boolean of(Words words, int from, int to, IntPredicate named) {
        return rightBefore(words, from)
                || before(words, from, named)
                || after(words, to)
                || inverted(words, to)
                || conditional(words, from, to)
                || asked(words, to);
    }

    /** Whether a text takes back anything at all. */
    public static boolean isIn(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (isNegator(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words between two places of the text are taken back. */
    public static boolean ofPlace(Words words, int start, int end) {
        int from = 0;
        while (from < words.size() && words.words().get(from).end() <= start) {
            from++;
        }
        int to = from;
        while (to < words.size() && words.words().get(to).start() < end) {
            to++;
        }
        return of(words, from, to, index -> false);
    }

    private static boolean rightBefore(Words words, int from) {
        String word = words.lower(from - 1);
        boolean bound = (word.equals("least") || word.equals("most"))
                && words.lower(from - 2).equals("at");
        String verb = words.lower(from - 2);
        // elsewhere it may be an article, as in "es un cliente"
        boolean prefix = word.equals("un")
                && (verb.isEmpty() || AUXILIARY.contains(verb) || holds(words.gap(from - 1), BOUNDARY));
        return words.gap(from).isBlank() && (bound || prefix || RIGHT_BEFORE.contains(word));
    }

    private static boolean before(Words words, int from, IntPredicate named) {
        int asides = 0;
        boolean clause = true;
        for (int i = from; i > 0 && i > from - FAR; i--) {
            String gap = words.gap(i);
            boolean comma = false;
            for (int at = gap.length() - 1; at >= 0; at--) {
                char c = gap.charAt(at);
                if (ASIDE_END.indexOf(c) >= 0) {
                    asides++;
                } else if (ASIDE.indexOf(c) >= 0) {
                    if (asides-- == 0) {
                        return false;
                    }
                } else if (asides == 0 && BOUNDARY.indexOf(c) >= 0) {
                    if (c != ',') {
                        return false;
                    }
                    comma = true;
                }
            }
            clause &= !comma;
            String word = words.lower(i - 1);
            if (asides > 0 || named.test(i - 1)) {
                continue;
            }
            boolean joined = gap.isEmpty() && CHARACTERS.matcher(word).find();
            if (joined || (clause ? isNegator(words, i - 1) : comma && isOpen(word))) {
                return true;
            }
            if (clause && NEW_CLAUSE.contains(word)) {
                return word.equals("but") && ANYTHING.contains(words.lower(i - 2));
            }
        }
        return false;
    }

    /** A negation that ends before a comma goes on behind what the commas enclose: "not, in my view, toxic". */
    private static boolean isOpen(String word) {
        return word.equals("not") || word.equals("never") || word.endsWith("n't") || word.equals("nicht");
    }

    private static boolean isNegator(Words words, int index) {
        String word = words.lower(index);
        String next = words.lower(index + 1);
        if (FAILS.matcher(word).matches() && next.equals("to")) {
            return true;
        }
        if (!BEFORE.contains(word) && !word.endsWith("n't")) {
            return false;
        }
        boolean emphatic = NO_DOUBT.contains(next)
                || (next.equals("a") && NO_DOUBT.contains(words.lower(index + 2)))
                || (word.equals("not") && next.equals("only"))
                || (word.equals("nothing") && next.equals("but"))
                || (word.equals("far") && !next.equals("from"));
        return !emphatic;
    }

    private static boolean after(Words words, int to) {
        if (words.gap(to).startsWith("-") && words.lower(to).equals("free")) {
            return true;
        }
        String gap = words.gap(to).strip();
        String next = words.lower(to);
        if (gap.startsWith(":") || gap.startsWith("?") || gap.startsWith("=")) {
            return next.equals("no")
                    || next.equals("false")
                    || next.equals("not")
                    || next.equals("none")
                    || isSmall(words, to);
        }
        if (DASHES.contains(gap) && (next.equals("no") || next.equals("false"))) {
            return to + 1 == words.size() || !words.gap(to + 1).isBlank();
        }
        if (!AUXILIARY.contains(next) && !next.endsWith("n't")) {
            return next.equals("cannot") || next.equals("cant");
        }
        return next.endsWith("n't")
                || (BOUNDARY.chars().noneMatch(c -> gap.indexOf(c) >= 0)
                        && (TAKEN_BACK.contains(words.lower(to + 1)) || TAKEN_BACK.contains(words.lower(to + 2))));
    }

    /** Whether what follows says that this is what something is not: "toxic it is not". */
    private static boolean inverted(Words words, int to) {
        boolean begins = isInClause(words, to) || words.gap(to).strip().equals(",");
        boolean agrees = TAKEN_BACK.contains(words.lower(to - 1)); // "No, it is not"
        if (agrees || !begins || !(SUBJECT.contains(words.lower(to)) || AUXILIARY.contains(words.lower(to)))) {
            return false;
        }
        int last = to;
        while (last < to + NEAR && isInClause(words, last + 1)) {
            last++;
        }
        String word = words.lower(last);
        return !isInClause(words, last + 1) && (word.equals("not") || word.endsWith("n't"));
    }

    /** Whether something else must hold first: "it would be toxic if it named someone". */
    private static boolean conditional(Words words, int from, int to) {
        boolean unreal = false;
        for (int i = from - 1; i >= 0 && i > from - NEAR && isInClause(words, i + 1); i--) {
            if (UNREAL.contains(words.lower(i)) || words.lower(i).endsWith("'d")) {
                boolean been =
                        words.lower(i + 1).equals("have") && words.lower(i + 2).equals("been");
                if (been) {
                    return true;
                }
                unreal |= words.lower(i + 1).equals("be") || words.lower(i + 2).equals("be");
            }
        }
        for (int i = from; unreal && i > 0 && i > from - CONDITION_FAR && !endsSentence(words, i); i--) {
            if (isCondition(words, i - 1)) {
                return true;
            }
        }
        boolean doubt = DOUBT.contains(words.lower(to - 1));
        for (int i = to; !doubt && i < words.size() && i < to + CONDITION_FAR && !endsSentence(words, i); i++) {
            if (!unreal && !isInClause(words, i)) {
                return false;
            }
            if (isCondition(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCondition(Words words, int at) {
        return CONDITION.contains(words.lower(at)) && !NO_CONDITION.contains(words.lower(at - 1));
    }

    /** Whether there is a word that is in the clause of the one before it. */
    private static boolean isInClause(Words words, int at) {
        String word = words.lower(at);
        return at < words.size()
                && !holds(words.gap(at), BOUNDARY)
                && !NEW_CLAUSE.contains(word)
                && !word.equals("and");
    }

    private static boolean endsSentence(Words words, int at) {
        return holds(words.gap(at), SENTENCE_END + "?？");
    }

    /** Whether one of these marks stands in a gap. */
    static boolean holds(String gap, String marks) {
        for (int at = 0; at < gap.length(); at++) {
            if (marks.indexOf(gap.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a share of less than one half follows. */
    private static boolean isSmall(Words words, int at) {
        if (words.lower(at).equals("0")) {
            return !words.gap(at + 1).equals(".") || words.lower(at + 1).compareTo("5") < 0;
        }
        return SMALL_PERCENTAGE.matcher(words.lower(at)).matches();
    }

    private static boolean asked(Words words, int to) {
        for (int i = to; i <= words.size() && i < to + FAR; i++) {
            String gap = words.gap(i);
            for (int at = 0; at < gap.length(); at++) {
                char c = gap.charAt(at);
                if (c == '?' || c == '？') {
                    return true;
                }
                if (SENTENCE_END.indexOf(c) >= 0) {
                    return false;
                }
            }
        }
        return false;
    }
}
