package dev.attune.runtime.field.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run of characters with digits in it.
 *
 * @param start where it begins in the text
 * @param end where what follows begins
 * @param value the number that it is; null if it is none that is clear, such as a date, a range or {@code 1,5}
 * @param percent whether a percent sign follows
 */
record NumberToken(int start, int end, @Nullable BigDecimal value, boolean percent) {

    private static final int MAX_LENGTH = 500;
    private static final String SEPARATORS = ",'’_\u00a0\u2009\u202f";
    private static final String CURRENCY =
            "(?:(?:US|R|HK|A|C|NZ|S)?\\p{Sc}|USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|AUD|CAD|SEK|NOK|DKK|PLN|Rs\\.?|kr\\.?)";
    private static final Pattern NUMBER = Pattern.compile("(?<sign>[-+−–]?)" + CURRENCY + "?(?<inner>[-−–]?)"
            + "(?<digits>(?:\\d{1,3}(?:[" + SEPARATORS + "]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|\\.\\d+)"
            + "(?<unit>(?:/\\p{L}[^\\d]{0,20}|[%°µ\\p{Sc}\\p{L}][^\\d]{0,20})?)");
    /** Names of things that have a digit in them, such as {@code GPT-4}, {@code v1.2} and {@code 2nd}. */
    private static final Pattern NAME =
            Pattern.compile("\\p{L}.*|\\d+(?:st|nd|rd|th)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern GROUP = Pattern.compile("\\d{3}");
    private static final Pattern SHORT = Pattern.compile("[-+−–]?\\p{Sc}?\\d{1,3}");
    /** Each is a number of its own, or says which number the text is about. */
    private static final String DELIMITERS = "=*×÷·()<>|\"“”„{}[]→≈~≤≥\\±;…«»（）：，。、";

    /** What TeX sets formulas apart with, and so no currency. */
    private static final String MATH = "$$";

    private static final String BEFORE = "`'_#,:!?&\u2019\u2018";
    private static final String AFTER = "`'_.,:!?\u2019\u2018";
    private static final Map<String, Integer> SCALES = Map.of(
            "k",
            3,
            "thousand",
            3,
            "million",
            6,
            "millions",
            6,
            "billion",
            9,
            "billions",
            9,
            "trillion",
            12,
            "bn",
            9,
            "mn",
            6);
    private static final Pattern UNCLEAR_SCALE = Pattern.compile(
            "(?:m|b|t|mm|mio|mrd|hundreds?|thousands|dozens?|tens|lakhs?|lacs?|crores?|tausend|million(?:en|es)|milliarden?|mill(?:ones|e|ion)|"
                    + "mil|mill|mln|mlrd|mld|mila|bil|tril|thd|tsd|kk|grand|tusen|duizend|(?:mil|bil|tril)(?:ione|ioni|i?joen|joner)|"
                    + "mili[ao]rd\\p{L}*|billon(?:es)?|(?:tr|quadr|quint)illion(?:s|en)?|"
                    + "тыс\\p{L}*|млн|млрд|миллион\\p{L}*|миллиард\\p{L}*|"
                    + "tenths?|hundredths?|thousandths?|millionths?|cents?|pence|"
                    + "percent(?:age)? points?|basis points?|bps|pp|per ?mill?e)(?![\\p{L}\\p{N}_]).*|¢.*|.*[万億亿千百兆].*",
            Pattern.DOTALL);
    private static final Pattern NEXT_WORD = Pattern.compile("[ \\u00a0\u202f*_]{1,5}(\\p{L}{1,12})(?!\\p{L})");
    private static final Pattern NEXT_WORDS = Pattern.compile("[ \\u00a0](\\p{L}{1,12} \\p{L}{1,12})");
    private static final Pattern SCALE_APART = Pattern.compile(
            "(?i)[*_]{0,3}[\\s(]{1,3}(?:hundred|thousand|million|billion|trillion)s?(?![\\p{L}\\p{N}_]).*",
            Pattern.DOTALL);
    private static final Pattern AND_A_HALF = Pattern.compile(
            "(?i)(?:\\s\\p{L}{1,12})?\\sand\\s(?:a|one|two|three)\\s(?:half|thirds?|quarters?|fourths?|fifths?)(?![\\p{L}\\p{N}_]).*",
            Pattern.DOTALL);
    private static final int NEAR = 40;

    /** The tokens of a text in their order; names are none. */
    static List<NumberToken> of(String text) {
        List<NumberToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean digits = false;
            while (end < text.length() && !isDelimiter(text, end)) {
                digits |= isDigit(text.charAt(end));
                end++;
            }
            if (digits) {
                add(text, at, end, tokens);
            }
            at = Math.max(end, at) + 1;
        }
        return tokens;
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER;
    }

    private static boolean isDelimiter(String text, int at) {
        char c = text.charAt(at);
        if (DELIMITERS.indexOf(c) >= 0) {
            return true;
        }
        if (Character.isWhitespace(c)) {
            return SEPARATORS.indexOf(c) < 0;
        }
        boolean inside = at > 0 && at + 1 < text.length();
        if (c == ':') {
            return inside && Character.isLetter(text.charAt(at - 1));
        }
        if (c == '+' || c == '/') {
            boolean exponent = at > 1 && (text.charAt(at - 1) | 0x20) == 'e' && isDigit(text.charAt(at - 2));
            return inside
                    && !exponent
                    && Character.isLetterOrDigit(text.charAt(at - 1))
                    && isDigit(text.charAt(at + 1));
        }
        return c == ',' && (!inside || !isDigit(text.charAt(at - 1)) || !isDigit(text.charAt(at + 1)));
    }

    private static void add(String text, int from, int to, List<NumberToken> tokens) {
        int start = from;
        int end = to;
        while (start < end && BEFORE.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && AFTER.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - start > 2 * MAX_LENGTH) {
            tokens.add(new NumberToken(start, end, null, false));
            return;
        }
        if (text.startsWith(MATH, start)
                && end - start > 2 * MATH.length()
                && text.startsWith(MATH, end - MATH.length())) {
            start += MATH.length();
            end -= MATH.length();
        }
        String chunk = text.substring(start, end);
        Matcher number = NUMBER.matcher(chunk);
        if (number.matches() && !isOrdinal(number)) {
            tokens.add(read(text, start, end, number));
        } else if (!NAME.matcher(chunk).matches()) {
            tokens.add(new NumberToken(start, end, null, false));
        }
    }

    private static boolean isOrdinal(Matcher number) {
        return List.of("st", "nd", "rd", "th").contains(number.group("unit").toLowerCase(Locale.ROOT));
    }

    private static NumberToken read(String text, int start, int end, Matcher number) {
        String unit = number.group("unit");
        String digits = number.group("digits");
        Matcher next = NEXT_WORD.matcher(text).region(end, text.length());
        boolean spaced = unit.isEmpty() && next.lookingAt();
        String scale = spaced ? next.group(1) : unit;
        Integer power = SCALES.get(scale.toLowerCase(Locale.ROOT));
        boolean meters = spaced && scale.equals("m");
        String after = text.substring(end, Math.min(text.length(), end + NEAR));
        Matcher words = NEXT_WORDS.matcher(after);
        String unitOrWords = spaced && words.lookingAt() ? words.group(1) : scale;
        boolean unclear = (power == null
                        && !meters
                        && (UNCLEAR_SCALE
                                        .matcher(unitOrWords.toLowerCase(Locale.ROOT))
                                        .matches()
                                || SCALE_APART.matcher(after).matches()))
                || AND_A_HALF.matcher(after).matches()
                || unit.matches(".*[-–/^+].*\\d.*")
                || digits.length() > MAX_LENGTH
                || (unit.isEmpty() && isGrouped(text, start, end));
        boolean percent = unit.startsWith("%")
                || scale.equalsIgnoreCase("percent")
                || text.startsWith(" %", end)
                || text.startsWith(" per cent", end);
        boolean negative =
                !number.group("sign").isEmpty() && !number.group("sign").equals("+")
                        || !number.group("inner").isEmpty();
        return new NumberToken(
                start, end, unclear ? null : value(digits, negative, power == null ? 0 : power), percent);
    }

    /** Whether blanks may hold the groups of one number together: {@code 1 000}. */
    private static boolean isGrouped(String text, int start, int end) {
        if (!SHORT.matcher(text.substring(start, end)).matches()) {
            return false;
        }
        Matcher group = GROUP.matcher(text).region(Math.min(end + 1, text.length()), text.length());
        boolean follows = text.startsWith(" ", end)
                && group.lookingAt()
                && (group.end() == text.length() || !Character.isLetterOrDigit(text.charAt(group.end())));
        boolean precedes = end - start == 3
                && start > 1
                && text.charAt(start - 1) == ' '
                && isDigit(text.charAt(start - 2))
                && !(start > 4 && isDigit(text.charAt(start - 5)));
        return follows || precedes;
    }

    private static @Nullable BigDecimal value(String digits, boolean negative, int power) {
        StringBuilder plain = new StringBuilder(negative ? "-" : "");
        digits.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> plain.append((char) c));
        try {
            BigDecimal value = new BigDecimal(plain.toString());
            return power == 0 ? value : value.scaleByPowerOfTen(power);
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }
}
