package dev.attune.runtime.text;

import dev.attune.runtime.text.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A text by which a constant goes, as words to look for in a sentence.
 *
 * @param constant the constant
 * @param text the text
 * @param words its words in lower case; not empty
 * @param prefix the marks before its first word that tell it apart, as in {@code .NET} and {@code -1}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Label(Object constant, String text, List<String> words, String prefix) {

    private static final Pattern CAMEL = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Pattern PREFIX = Pattern.compile("^[-−+.#@$<>=~&/]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s_\\-'\"`*]{1,5}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern JOINED = Pattern.compile("[-_&/@+.\\\\]");
    private static final Pattern PARTS_OF_NUMBERS = Pattern.compile("[.,/:–−-]");
    /** Behind a letter they make another grade of it. */
    private static final String GRADE_MARKS = "-+*#−–";

    private static final Set<String> CHOICE =
            Set.of("or", "and", "nor", "either", "neither", "between", "not", "vs", "versus");
    private static final String SIGNS = "-−+.,/:$#";
    /** Words that sentences are made of. As a constant they are mentioned in capitals only, or in quotes. */
    // spotless:off
    private static final Set<String> COMMON = Set.of(
            "it", "is", "in", "on", "at", "to", "us", "me", "my", "or", "and", "as", "an", "be", "by", "do", "go", "he",
            "she", "if", "of", "so", "up", "we", "am", "the", "all", "any", "can", "may", "will", "are", "was", "were",
            "has", "have", "had", "for", "but", "one", "other", "some", "both", "like", "too", "more", "most", "less",
            "than", "out", "over", "now", "then", "here", "there", "who", "what", "when", "where", "how", "why",
            "which", "this", "that", "these", "those", "its", "you", "they", "them", "with", "from", "not", "just",
            "only", "also", "even", "very", "well", "about", "text", "user", "label", "answer");

    private static final Set<String> BEFORE_LETTER = Set.of(
            "an",
            "a",
            "grade",
            "option",
            "answer",
            "choice",
            "letter",
            "class",
            "category",
            "label",
            "type",
            "it",
            "level");
    // spotless:on

    /** The label as it stands, its words in one, and a name in camel case as words; empty if there are no words in it. */
    public static List<Label> of(Object constant, String text) {
        Set<List<String>> forms = new LinkedHashSet<>();
        forms.add(lower(text));
        forms.add(lower(CAMEL.matcher(text).replaceAll(" ")));
        forms.add(List.of(String.join("", lower(text))));
        var prefix = PREFIX.matcher(text.strip());
        String marks = prefix.find() ? prefix.group() : "";
        List<Label> labels = new ArrayList<>();
        for (List<String> words : forms) {
            if (!words.isEmpty() && !words.get(0).isEmpty()) {
                labels.add(new Label(constant, text.strip(), words, marks));
            }
        }
        return labels;
    }

    private static List<String> lower(String text) {
        return Words.of(text).words().stream().map(Word::lower).toList();
    }

    public int size() {
        return words.size();
    }

    /** Whether these are the words of a text from an index on, and stand for themselves there. */
    public boolean isAt(Words in, int from) {
        for (int i = 0; i < size(); i++) {
            if (!in.lower(from + i).equals(words.get(i)) || (i > 0 && !joins(in.gap(from + i)))) {
                return false;
            }
        }
        String before = in.gap(from);
        String after = in.gap(from + size());
        if (!before.endsWith(prefix)
                || (from > 0 && prefix.isEmpty() && JOINED.matcher(before).matches())) {
            return false;
        }
        if (from + size() < in.size() && JOINED.matcher(after).matches() && !isSentenceEnd(in, from + size())) {
            return false;
        }
        return size() > 1 || stands(in, from, before, after);
    }

    /** A blank may be missing after a sentence. */
    private static boolean isSentenceEnd(Words in, int next) {
        return in.gap(next).equals(".")
                && Character.isUpperCase(in.words().get(next).text().charAt(0));
    }

    private boolean joins(String gap) {
        return BETWEEN.matcher(gap).matches() || (!gap.isBlank() && text.contains(gap.strip()));
    }

    private boolean stands(Words in, int at, String before, String after) {
        String written = in.words().get(at).text();
        String word = words.get(0);
        if (NUMBER.matcher(word).matches()) {
            return standsAsNumber(in, at, before, after);
        }
        boolean marked = isMarked(before, after);
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
            return written.equals(word.toUpperCase(Locale.ROOT)) && (marked || standsAsLetter(in, at, written, after));
        }
        if (word.equals("no")) {
            return marked || after.isEmpty() || !after.isBlank() || at + 1 == in.size();
        }
        return !COMMON.contains(word) || marked || (written.equals(text) && !text.equals(word));
    }

    private boolean standsAsNumber(Words in, int at, String before, String after) {
        boolean partBefore = at > 0 && PARTS_OF_NUMBERS.matcher(before).matches();
        boolean partAfter =
                at + 1 < in.size() && PARTS_OF_NUMBERS.matcher(after).matches();
        boolean signed =
                prefix.isEmpty() && !before.isEmpty() && SIGNS.indexOf(before.charAt(before.length() - 1)) >= 0;
        return !partBefore && !partAfter && !(signed && !before.endsWith(": ") && !before.endsWith(":"));
    }

    /** {@code A} and {@code I} are words of their own; the other letters are not. */
    private static boolean standsAsLetter(Words in, int at, String letter, String after) {
        if (!after.isEmpty() && GRADE_MARKS.indexOf(after.charAt(0)) >= 0) {
            return false;
        }
        boolean choice = CHOICE.contains(in.lower(at - 1)) || CHOICE.contains(in.lower(at + 1));
        if (choice || (!letter.equals("A") && !letter.equals("I"))) {
            return true;
        }
        boolean ends = at + 1 == in.size() || (!after.isEmpty() && !Character.isWhitespace(after.charAt(0)));
        return ends || (letter.equals("A") && BEFORE_LETTER.contains(in.lower(at - 1)));
    }

    private static boolean isMarked(String before, String after) {
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        String around = "" + before.charAt(before.length() - 1) + after.charAt(0);
        return !Character.isWhitespace(around.charAt(0))
                && Marks.around(around, Marks.ALL).isEmpty();
    }
}
