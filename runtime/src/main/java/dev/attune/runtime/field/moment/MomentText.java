package dev.attune.runtime.field.moment;

import dev.attune.runtime.text.Negation;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one date or time of a text: in ISO 8601, and dates also with the name of their month, as in {@code March 4, 2025}. Digits whose
 * order depends on the country, ranges, bounds and texts with two of them are refused.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MomentText {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final String NOT_WITHIN = "(?<![\\p{L}\\p{N}_./+–—−-])";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    /** Nothing is given back by what is possessive: a fraction or an offset is read to its end or not at all. */
    private static final Pattern ISO = Pattern.compile(NOT_WITHIN + "(?<date>\\d{4}-\\d{2}-\\d{2})"
            + "(?:(?<joint>[Tt]|\\s|,?\\s{1,3}at\\s)(?<time>\\d{2}:\\d{2}(?::\\d{2}(?:[.]\\d++)?+)?+)"
            + "(?<zone>\\s?(?:[Zz]|UTC|GMT)(?![\\p{L}\\p{N}_+-])|[+-]\\d{2}(?::?\\d{2})?+(?![\\d:]))?+)?"
            + "(?![\\p{L}\\p{N}_:])");

    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("(?i)" + NOT_WITHIN + MONTH + "\\.?\\s" + DAY + ",?\\s(?<year>\\d{4})(?![\\p{L}\\p{N}_:])"),
            Pattern.compile("(?i)" + NOT_WITHIN + DAY + "\\s(?:of\\s)?" + MONTH
                    + "\\.?,?\\s(?<year>\\d{4})(?![\\p{L}\\p{N}_:])"));
    /** What may be a date, and cannot be told, or is a part of one. */
    private static final Pattern UNCLEAR =
            Pattern.compile("(?i)(?<!\\p{N})\\d{1,4}\\s?([./-])\\s?\\d{1,2}\\s?\\1\\s?\\d{1,4}(?!\\p{N})"
                    + "|(?<!\\p{N})(?:19|20)\\d{6}(?!\\p{N})"
                    + "|(?<!\\p{L})" + MONTH.replace("?<month>", "?:") + "\\.?,?\\s\\d{1,4}(?!\\p{N})"
                    + "|(?<!\\p{N})\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?" + MONTH.replace("?<month>", "?:")
                    + "(?!\\p{L})");
    /** What makes a range, a choice or a calculation of a date, when it follows. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)^\\s*(?:[-–—−+±/~&]\\s*\\w|(?:to|until|till|through|thru|and|or)\\s+(?:\\p{N}|later|after|before|earlier)|(?:plus|minus)(?!\\p{L})|\\?|[ap]\\.?m(?!\\p{L})).*",
            Pattern.DOTALL);
    /** A zone that is no offset, behind a time. */
    private static final Pattern ZONE = Pattern.compile(
            "^\\s?(?:\\(?\\p{Lu}{2,5}(?!\\p{L})|[+-]\\d|\\[|\\(?\\p{Lu}\\p{L}+/\\p{Lu}).*", Pattern.DOTALL);

    private static final Pattern CALCULATED =
            Pattern.compile(".*(?:[\\p{N})]\\s*[-–—−+/]|[<>~≤≥≈±])\\s*$", Pattern.DOTALL);
    private static final Pattern MARKS = Pattern.compile("[\\s\"'`*_(\\[:]*");

    private static final Set<String> INEXACT = Set.of(
            "before",
            "after",
            "than",
            "around",
            "about",
            "circa",
            "ca",
            "approximately",
            "roughly",
            "or",
            "and",
            "between",
            "either",
            "neither",
            "maybe",
            "perhaps",
            "possibly",
            "probably",
            "nearly",
            "almost",
            "except",
            "through",
            "not");
    private static final Set<String> CHANGED = Set.of(
            "set",
            "equal",
            "equals",
            "moved",
            "changed",
            "postponed",
            "rescheduled",
            "deferred",
            "corresponds",
            "updated");
    private static final Set<String> UNITS = Set.of(
            "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month",
            "months", "year", "years");
    private static final int NEAR = 60;
    private static final int MOST = 50;

    private final MomentKind kind;
    private final String text;
    private final Words words;
    private final StringBuilder rest;
    private final Set<Object> values = new LinkedHashSet<>();
    private final Set<String> dates = new HashSet<>();
    private final List<String> bare = new ArrayList<>();
    private int found;

    private MomentText(MomentKind kind, String text) {
        this.kind = kind;
        this.text = text;
        this.words = Words.of(text);
        this.rest = new StringBuilder(text);
    }

    /**
     * The one value that a text holds.
     *
     * @return of the class of the kind
     * @throws UnreadableException if there is none, or no telling which it is
     */
    public static Object parse(String text, MomentKind kind) throws UnreadableException {
        return new MomentText(kind, plain(text)).value();
    }

    /** Models write hyphens and spaces at which lines do not break. */
    private static String plain(String text) {
        return text.replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u202f', ' ')
                .replace('\u00a0', ' ');
    }

    private Object value() throws UnreadableException {
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            take(iso.start(), iso.end());
            read(iso);
        }
        for (Pattern pattern : kind == MomentKind.DATE ? NAMED : List.<Pattern>of()) {
            Matcher named = pattern.matcher(text);
            while (named.find()) {
                take(named.start(), named.end());
                int month = MONTHS.indexOf(named.group("month").substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
                int day = Integer.parseInt(named.group("day"));
                add(String.format(Locale.ROOT, "%s-%02d-%02d", named.group("year"), month, day));
            }
        }
        if (UNCLEAR.matcher(rest).find()) {
            throw unclear();
        }
        if (values.isEmpty()) {
            throw bare.isEmpty()
                    ? new UnreadableException("it is not " + kind.form())
                    : new UnreadableException("it holds a date without its time; write " + kind.form());
        }
        if (values.size() > 1 || !dates.containsAll(bare)) {
            throw new UnreadableException("it holds several dates or times; write only the one meant");
        }
        return values.iterator().next();
    }

    private void read(Matcher iso) throws UnreadableException {
        String date = iso.group("date");
        @Nullable String time = iso.group("time");
        boolean joined = "t".equalsIgnoreCase(iso.group("joint"));
        String zone = iso.group("zone") == null ? "" : iso.group("zone").strip();
        if (kind == MomentKind.DATE) {
            if (joined) {
                throw new UnreadableException("it holds a time too; write the date only, as YYYY-MM-DD");
            }
            add(date);
            return;
        }
        if (time == null) {
            bare.add(date);
            return;
        }
        String after = text.substring(iso.end(), Math.min(text.length(), iso.end() + NEAR));
        if (ZONE.matcher(after).matches() || (!joined && zone.startsWith("-"))) {
            throw new UnreadableException("it holds a time whose zone is not clear; write " + kind.form());
        }
        if (kind == MomentKind.LOCAL && !zone.isEmpty()) {
            throw new UnreadableException("it holds a time with a zone; write " + kind.form());
        }
        if (kind == MomentKind.INSTANT && zone.isEmpty()) {
            throw new UnreadableException("it holds a time without a zone; write " + kind.form());
        }
        dates.add(date);
        add(date + "T" + time + (zone.isEmpty() ? "" : offset(zone)));
    }

    /** {@code +02}, {@code +0200} and {@code +02:00}, or one of the names of UTC, as ISO 8601 with a colon. */
    private static String offset(String zone) {
        if (Character.isLetter(zone.charAt(0))) {
            return "Z";
        }
        String digits = zone.substring(1).replace(":", "");
        return zone.charAt(0) + digits.substring(0, 2) + ":" + (digits.length() > 2 ? digits.substring(2) : "00");
    }

    private void add(String iso) throws UnreadableException {
        try {
            values.add(kind.value(iso));
        } catch (DateTimeException e) {
            throw new UnreadableException("there is no such date or time as " + iso);
        }
    }

    /** Takes a date out of what is left, unless the words around it make another of it. */
    private void take(int start, int end) throws UnreadableException {
        if (++found > MOST) {
            throw new UnreadableException("it holds very many dates; write only the one meant");
        }
        String before = text.substring(Math.max(0, start - NEAR), start);
        String after = text.substring(end, Math.min(text.length(), end + NEAR));
        if (GOES_ON.matcher(after).matches()
                || CALCULATED.matcher(before).matches()
                || isInexact(before)
                || Negation.ofPlace(words, start, end)) {
            throw new UnreadableException(
                    "it holds a date that is a bound, a part of a range, one of several or taken back; write only the one meant");
        }
        for (int i = start; i < end; i++) {
            rest.setCharAt(i, '#');
        }
    }

    private static boolean isInexact(String before) {
        Words words = Words.of(before);
        if (!MARKS.matcher(words.gap(words.size())).matches()) {
            return false;
        }
        String word = words.lower(words.size() - 1);
        String earlier = words.lower(words.size() - 2);
        return INEXACT.contains(word)
                || (word.equals("to") && !CHANGED.contains(earlier))
                || ((word.equals("from") || word.equals("following")) && UNITS.contains(earlier));
    }

    private UnreadableException unclear() {
        return new UnreadableException("it holds a date in a form that is not clear; write " + kind.form());
    }
}
