package dev.attune.runtime.field.constant;

import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.Negation;
import dev.attune.runtime.text.UnreadableException;
import dev.attune.runtime.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads yes and no: where a line begins with it or ends with it, and nothing speaks against it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TruthText {

    private static final Set<String> YES = Set.of("yes", "true");
    private static final Set<String> NO = Set.of("no", "false");
    private static final Map<String, Boolean> WHOLE =
            Map.of("1", true, "0", false, "y", true, "n", false, "t", true, "f", false);
    private static final Set<String> CHOICE = Set.of("or", "and", "but", "both", "neither", "nor", "maybe", "either");
    private static final Pattern OPENS_CHOICE = Pattern.compile(
            "^(?:\\s*[,;:]?\\s+(?:and|or|but|nor|also|if|unless|only|in part|partly)(?![\\p{L}\\p{N}_])|\\s*[/|&]|\\s*\\?).*");

    private TruthText() {}

    public static boolean parse(String text) throws UnreadableException {
        Boolean found = null;
        for (String line : Words.lines(text)) {
            Boolean truth = line(line, found == null);
            if (truth != null && found != null && !truth.equals(found)) {
                throw unclear();
            }
            found = found == null ? truth : found;
        }
        if (found == null) {
            throw new UnreadableException("it says neither yes nor no");
        }
        return found;
    }

    /** What a line says; null if nothing. Once it has been said, further lines explain, unless they begin with the contrary. */
    private static @Nullable Boolean line(String line, boolean first) throws UnreadableException {
        Boolean whole = WHOLE.get(Marks.around(line, Marks.ALL).toLowerCase(Locale.ROOT));
        if (whole != null) {
            return whole;
        }
        Words words = Words.of(line);
        List<String> lower = words.words().stream().map(Words.Word::lower).toList();
        boolean yes = lower.stream().anyMatch(YES::contains);
        boolean no = lower.stream().anyMatch(NO::contains);
        if (!yes && !no) {
            return null;
        }
        if (yes && no && lower.stream().allMatch(word -> CHOICE.contains(word) || isVerdict(word))) {
            throw unclear();
        }
        if (isVerdict(lower.get(0)) && words.gap(0).indexOf('-') < 0) {
            Boolean leading = leading(words, lower);
            if (leading != null || !first) {
                return leading;
            }
        } else if (!first && lower.size() > 1) {
            return null;
        }
        return last(words, lower, yes && no);
    }

    private static @Nullable Boolean leading(Words words, List<String> lower) throws UnreadableException {
        String word = lower.get(0);
        boolean truth = YES.contains(word);
        String rest = words.text().substring(words.words().get(0).end());
        if (OPENS_CHOICE
                .matcher(rest.toLowerCase(Locale.ROOT).lines().findFirst().orElse(""))
                .matches()) {
            throw unclear();
        }
        for (int i = 1; i < lower.size(); i++) {
            boolean contrary =
                    truth ? lower.get(i).equals("false") : lower.get(i).equals("true");
            if (contrary && !Negation.of(words, i, i + 1, index -> index == 0)) {
                throw unclear();
            }
        }
        boolean counted = word.equals("no") && lower.size() > 1 && words.gap(1).isBlank();
        return counted ? null : truth;
    }

    private static @Nullable Boolean last(Words words, List<String> lower, boolean both) throws UnreadableException {
        int at = lower.size() - 1;
        String word = lower.get(at);
        if (!isVerdict(word)) {
            return null;
        }
        if (both || Negation.of(words, at, at + 1, index -> index == at)) {
            throw unclear();
        }
        return YES.contains(word);
    }

    private static boolean isVerdict(String word) {
        return YES.contains(word) || NO.contains(word);
    }

    private static UnreadableException unclear() {
        return new UnreadableException("it does not clearly say yes or no");
    }
}
