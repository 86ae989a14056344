package dev.attune.runtime.field.number;

import dev.attune.runtime.text.Negation;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which number of a text is meant: the only one; else the one that is a whole first or last line; else the only one outside
 * brackets; else what an equation comes to; else the only one that the text says something "is". All others leave it unclear.
 */
final class NumberReading {

    private static final Set<String> BOUNDS = Set.of(
            "than",
            "least",
            "most",
            "over",
            "under",
            "above",
            "below",
            "to",
            "until",
            "till",
            "between",
            "exceeding",
            "almost",
            "nearly",
            "minimum",
            "maximum",
            "max",
            "min",
            "twice",
            "half",
            "double",
            "within",
            "beyond",
            "roughly between");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec");
    private static final Set<String> COUNTS = Set.of(
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "none", "all", "both",
            "most", "some", "half", "third", "quarter", "each", "many", "few", "any", "out");
    /** What sets a limit, or may be a minus, right before a number. */
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)(?:(?<![\\p{L}\\p{N}_])(?:(?:max(?:imum)?|min(?:imum)?|limit) of|as (?:many|much|few|little) as)[*_ ]+|(?:(?<![\\p{L}\\p{N}_])(?:is|are|was|equals)|=)\\s+[-−–] )$");

    private static final Pattern OPEN_END = Pattern.compile(
            "(?i)^[\\s,)]*(?:\\+|±|-|\\?|(?:or|and)\\s+(?:more|less|fewer|greater|above|below|up|higher|lower|over|under)(?![\\p{L}\\p{N}_])|at\\s+(?:most|least)(?![\\p{L}\\p{N}_])|(?:or|to|times)\\s+(?:so\\s+)?\\w).*");
    private static final Pattern IS = Pattern.compile(
            "(?i).*(?:(?<![\\p{L}\\p{N}_])(?:is|are|was|were|be|equals|makes|gives|yields|totals|(?:equal|equals|comes|amounts|adds up) to)|[=≈]|[\\p{L})*_]\\s*[:：][*_]*|boxed\\{)\\s*[\"'`*_(]*$",
            Pattern.DOTALL);
    private static final Pattern SAYS = Pattern.compile(
            "(?i).*(?<![\\p{L}\\p{N}_])(?:answer|result|total|solution)(?![\\p{L}\\p{N}_])[*_\\s]*(?:is|=|[:：])\\s*[\"'`*_(]*$",
            Pattern.DOTALL);
    private static final Pattern ENDS = Pattern.compile(
            "(?i)^[\"'`*_)}\\]]*[%°]?\\s*(?!(?:times|or|and|to|more|less|than|plus|per|but|of|out|x)(?![\\p{L}\\p{N}_]))(?:[\\p{L}\\p{Sc}/²³°-]+\\s*){0,3}[\"'`*_)}\\]]*\\s*(?:[.!;\\n].*|$)",
            Pattern.DOTALL);
    /** A scale for all numbers of a text, as in {@code 5 (in millions)}. */
    private static final Pattern SCALED = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])in (?:\\S{1,12} )?(?:hundreds|thousands|millions|billions|trillions|lakhs|crores)(?![\\p{L}\\p{N}_])");

    private static final Pattern OF = Pattern.compile("\\s{1,3}(?:out\\s{1,3})?of\\s{1,3}[*_]{0,2}");
    /** What makes one value of two numbers, or two values of equal ones. */
    private static final Pattern OPERATOR = Pattern.compile(
            "(?i)\\s*(?:[-+*×÷/x^:–·,;]|plus|minus|times|by|over|to|and|or|divided by|multiplied by)\\s*");

    private static final int NEAR = 60;
    private static final int MOST_TOKENS = 200;

    private final String text;
    private final List<NumberToken> tokens;

    private NumberReading(String text) {
        this.text = text;
        this.tokens = withoutWholes(text, NumberToken.of(text));
    }

    /** The one number that a text holds. */
    static NumberToken of(String text) throws UnreadableException {
        if (SCALED.matcher(text).find()) {
            throw new UnreadableException("it holds numbers in thousands or more; write them out");
        }
        NumberReading reading = new NumberReading(text);
        if (reading.tokens.size() > MOST_TOKENS) {
            throw new UnreadableException("it holds very many numbers; write only the one meant");
        }
        List<NumberToken> tokens = reading.tokens.stream()
                .filter(token -> !reading.isNegated(token))
                .toList();
        if (tokens.isEmpty()) {
            throw new UnreadableException("it holds no number");
        }
        NumberToken found = reading.find(tokens);
        if (found == null) {
            throw new UnreadableException(
                    tokens.size() == 1
                            ? "it holds a number in a form that is not clear; write it with digits and a point"
                            : "it holds several numbers, or one in a form that is not clear; write only the one meant");
        }
        return found;
    }

    private @Nullable NumberToken find(List<NumberToken> all) {
        NumberToken only = same(all);
        if (only != null) {
            return only;
        }
        NumberToken line = wholeLine();
        if (line != null) {
            return line;
        }
        NumberToken outside = same(all.stream().filter(token -> !isAside(token)).toList());
        if (outside != null) {
            return outside;
        }
        NumberToken result = equation(all);
        if (result != null) {
            return result;
        }
        return said(all);
    }

    /** The value of tokens that are all clear and all the same; null if they are not. */
    private @Nullable NumberToken same(List<NumberToken> among) {
        BigDecimal value = among.isEmpty() ? null : among.get(0).value();
        if (value == null) {
            return null;
        }
        for (int i = 0; i < among.size(); i++) {
            NumberToken token = among.get(i);
            if (i > 0 && isCalculated(among.get(i - 1), token)) {
                return null;
            }
            if (token.value() == null
                    || token.value().compareTo(value) != 0
                    || token.percent() != among.get(0).percent()
                    || !isPlain(token)) {
                return null;
            }
        }
        return among.get(0);
    }

    private boolean isCalculated(NumberToken left, NumberToken right) {
        return right.start() - left.end() < NEAR
                && OPERATOR.matcher(text.substring(left.end(), right.start())).matches();
    }

    private @Nullable NumberToken wholeLine() {
        List<NumberToken> wholes = new ArrayList<>();
        boolean atEdge = false;
        int lineStart = 0;
        int next = 0;
        int first = firstText();
        int last = text.stripTrailing().length();
        while (lineStart < text.length()) {
            int newline = text.indexOf('\n', lineStart);
            int lineEnd = newline < 0 ? text.length() : newline;
            int from = next;
            while (next < tokens.size() && tokens.get(next).start() < lineEnd) {
                next++;
            }
            if (next - from == 1 && isAlone(tokens.get(from), lineStart, lineEnd)) {
                wholes.add(tokens.get(from));
                atEdge |= lineStart <= first || lineEnd >= last;
            }
            lineStart = lineEnd + 1;
        }
        return atEdge ? same(wholes) : null;
    }

    private int firstText() {
        return text.length() - text.stripLeading().length();
    }

    /** Whether nothing but marks stands beside a number on its line. */
    private boolean isAlone(NumberToken token, int from, int to) {
        return hasNoWord(text, from, token.start()) && hasNoWord(text, token.end(), to);
    }

    private static boolean hasNoWord(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == '-' || c == '/' || c == '?' || c == '<' || c == '>') {
                return false;
            }
        }
        return true;
    }

    /** Whether a number stands in round brackets, and not as another choice. */
    private boolean isAside(NumberToken token) {
        int open = text.lastIndexOf('(', token.start());
        if (open < 0
                || token.start() - open > NEAR * 3
                || text.substring(open, token.start()).indexOf(')') >= 0) {
            return false;
        }
        String inside = text.substring(open + 1, token.start()).strip().toLowerCase(Locale.ROOT);
        int close = text.indexOf(')', token.end());
        return close >= 0 && open > 0 && !inside.startsWith("or") && !inside.startsWith("and");
    }

    private @Nullable NumberToken equation(List<NumberToken> all) {
        NumberToken last = all.get(all.size() - 1);
        String line = text.substring(all.get(0).start(), last.start());
        int equals = Math.max(line.lastIndexOf('='), line.lastIndexOf('≈'));
        if (equals < 0 || last.value() == null || !isPlain(last) || !hasNoWord(line, equals + 1, line.length())) {
            return null;
        }
        boolean chain = line.indexOf('=') != equals;
        for (int at = 0; at < equals; at++) {
            char c = line.charAt(at);
            if (",;:?!\n<>".indexOf(c) >= 0 || (chain && Character.isLetter(c))) {
                return null;
            }
        }
        return follows(last, ENDS) ? last : null;
    }

    private @Nullable NumberToken said(List<NumberToken> all) {
        NumberToken strong = said(all, SAYS);
        return strong == null ? said(all, IS) : strong;
    }

    /** The last number, if it is what the text says something is, and the only such one. */
    private @Nullable NumberToken said(List<NumberToken> all, Pattern says) {
        List<NumberToken> said =
                all.stream().filter(token -> precedes(token, says)).toList();
        NumberToken found = same(said);
        boolean counted = all.stream().anyMatch(token -> text.startsWith(":", token.end()) && !said.contains(token));
        NumberToken last = all.get(all.size() - 1);
        if (found == null || !said.contains(last) || (counted && says == IS)) {
            return null;
        }
        return said.stream().allMatch(token -> follows(token, ENDS)) ? found : null;
    }

    private boolean precedes(NumberToken token, Pattern pattern) {
        int from = Math.max(0, token.start() - NEAR);
        int newline = text.lastIndexOf('\n', token.start());
        return pattern.matcher(text.substring(Math.max(from, newline < from ? from : newline), token.start()))
                .matches();
    }

    private boolean follows(NumberToken token, Pattern pattern) {
        return pattern.matcher(text.substring(token.end(), Math.min(text.length(), token.end() + NEAR)))
                .find();
    }

    /** Whether a number stands for itself, rather than for a bound, a day of a month or the whole of which there is a part. */
    private boolean isPlain(NumberToken token) {
        int from = Math.max(0, token.start() - NEAR);
        Words before = Words.of(text.substring(from, token.start()));
        String gap = before.gap(before.size()).strip();
        String word = gap.isEmpty() || gap.chars().allMatch(c -> "\"'`*_$€£~(#".indexOf(c) >= 0)
                ? before.lower(before.size() - 1)
                : "";
        String next = Words.of(text.substring(token.end(), Math.min(text.length(), token.end() + NEAR)))
                .lower(0);
        boolean bound = BOUNDS.contains(word) && !(word.equals("to") && isEqualTo(before));
        boolean part = word.equals("of") && COUNTS.contains(before.lower(before.size() - 2));
        boolean limit = LIMIT.matcher(text.substring(from, token.start())).find();
        boolean date = MONTHS.contains(word) || (MONTHS.contains(next) && text.startsWith(" ", token.end()));
        boolean negative = word.equals("minus") || word.equals("negative");
        return !bound && !limit && !part && !date && !negative && !isCompared(token) && !follows(token, OPEN_END);
    }

    private static boolean isEqualTo(Words before) {
        return Set.of("equal", "equals", "comes", "amounts", "answer", "set").contains(before.lower(before.size() - 2));
    }

    /** Whether a sign of order stands before a number, rather than the end of a tag. */
    private boolean isCompared(NumberToken token) {
        int at = token.start() - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        if (at < 0 || "<>≤≥±".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        boolean tag = text.charAt(at) == '>' && at > 1 && (Character.isLetterOrDigit(text.charAt(at - 1)));
        boolean enclosed = text.charAt(at) == '<' && text.startsWith(">", token.end());
        return !tag && !enclosed;
    }

    private boolean isNegated(NumberToken token) {
        int from = Math.max(0, token.start() - NEAR);
        String before = text.substring(from, token.start());
        Words words = Words.of(before + "x");
        int at = words.size() - 1;
        Predicate<String> isNumberSign =
                word -> word.equals("no") && before.strip().endsWith(".");
        return Negation.of(words, at, at + 1, index -> isNumberSign.test(words.lower(index)));
    }

    /** Of "3 of 5" the part is meant. */
    private static List<NumberToken> withoutWholes(String text, List<NumberToken> tokens) {
        List<NumberToken> kept = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean whole = i > 0
                    && !tokens.get(i - 1).percent()
                    && tokens.get(i).start() - tokens.get(i - 1).end() < 20
                    && OF.matcher(text.substring(
                                    tokens.get(i - 1).end(), tokens.get(i).start()))
                            .matches();
            if (!whole) {
                kept.add(tokens.get(i));
            }
        }
        return kept;
    }
}
