package dev.attune.engine.propose.answer;

import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Reads an answer between the marks that were asked for. One of a model that ignores them is read as any other. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkedAnswer {

    /** Stands before the answer. */
    public static final String OPEN = "<instruction>";

    /** Stands after the answer. */
    public static final String CLOSE = "</instruction>";

    private static final Pattern MARK = Pattern.compile("<\\s?(/?)\\s?instructions?\\s?>", Pattern.CASE_INSENSITIVE);

    /** What stands between the marks where a model shows them, instead of answering. */
    private static final Pattern PLACEHOLDER = MetaWords.pattern("[\\s.…]*+|(?:and|the|your|a|my|" + MetaWords.NEW + "|"
            + MetaWords.INSTRUCTION + "|here|goes|text|\\s|[.…\\[\\]])++");

    private static final String ONCE =
            "Your last answer had several instructions. Write one, once, between " + OPEN + " and " + CLOSE + ".";

    private MarkedAnswer() {}

    /** The instruction between the marks, or why there is none; null if the answer has no marks. */
    static @Nullable ProposerAnswer read(String answer) {
        Found found = find(answer);
        if (found.marks == 0) {
            return null;
        }
        if (!found.pairs) {
            return half(answer, found);
        }
        found.inside.removeIf(text -> PLACEHOLDER.matcher(text).matches());
        return switch (found.inside.size()) {
            case 0 -> new Refused("empty");
            case 1 -> InstructionText.marked(found.inside.iterator().next());
            default -> new Refused("several instructions", ONCE);
        };
    }

    /** What is inside the marks of an answer that has one pair of them; else the whole answer. */
    static String inside(String answer) {
        Found found = find(answer);
        return found.pairs && found.inside.size() == 1 ? found.inside.iterator().next() : answer;
    }

    /** With the beginning or the end marked alone, the other is found as in any answer. */
    private static ProposerAnswer half(String answer, Found found) {
        if (found.marks > 1) {
            return new Refused("marks that do not match", ONCE);
        }
        boolean opens = answer.charAt(found.from + 1) != '/';
        String before = answer.substring(0, found.from).strip();
        String after = answer.substring(found.to).strip();
        return opens ? InstructionText.read(after) : InstructionText.read(before + "\n\n" + after);
    }

    private static Found find(String answer) {
        Found found = new Found();
        Matcher mark = MARK.matcher(answer);
        int open = -1;
        while (mark.find()) {
            boolean closes = !mark.group(1).isEmpty();
            found.pairs &= closes == (open >= 0);
            if (closes && open >= 0) {
                found.inside.add(answer.substring(open, mark.start()).strip());
            }
            open = closes ? -1 : mark.end();
            found.marks++;
            found.from = mark.start();
            found.to = mark.end();
        }
        found.pairs &= open < 0;
        return found;
    }

    private static final class Found {
        private final Set<String> inside = new LinkedHashSet<>();
        private boolean pairs = true;
        private int marks;
        private int from;
        private int to;
    }
}
