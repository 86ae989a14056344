package dev.attune.runtime.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channels in which gpt-oss thinks and answers, where a server hands them on as they are, or without their marks. */
final class Channels {

    private static final String REST = "[^<]{0,80}(?:<\\|constrain\\|>[^<]{0,80})?<\\|message\\|>";
    private static final Pattern FIRST = Pattern.compile(
            "\\s*(?:<\\|start\\|>assistant\\s*)?(?:<\\|channel\\|>)?(analysis|commentary|final)" + REST);
    private static final Pattern FINAL =
            Pattern.compile("(?<end><\\|end\\|>\\s{0,9})?<\\|start\\|>assistant\\s{0,9}<\\|channel\\|>final" + REST);
    private static final Pattern END = Pattern.compile("<\\|(?:return|end|call)\\|>");
    private static final Pattern BARE_FIRST = Pattern.compile("\\s*analysis[^\\s:.,;\\p{Ll}]");
    private static final String BARE_FINAL = "assistantfinal";

    private Channels() {}

    /** Whether an answer speaks on channels. */
    static boolean areIn(String answer) {
        if (FIRST.matcher(answer).lookingAt()) {
            return true;
        }
        if (BARE_FIRST.matcher(answer).lookingAt() && answer.contains(BARE_FINAL)) {
            return true;
        }
        Matcher last = FINAL.matcher(answer);
        return last.find() && last.group("end") != null && !Quotes.of(answer).hold(last.start(), last.end());
    }

    /** What an answer says on its final channel; empty if it does not come to that. */
    static Optional<String> last(String answer) {
        Matcher first = FIRST.matcher(answer);
        if (first.lookingAt() && first.group(1).equals("final")) {
            return Optional.of(untilEnd(answer, first.end()));
        }
        Matcher last = FINAL.matcher(answer);
        if (last.find()) {
            return Optional.of(untilEnd(answer, last.end()));
        }
        int bare = answer.indexOf(BARE_FINAL);
        return bare < 0 ? Optional.empty() : Optional.of(answer.substring(bare + BARE_FINAL.length()));
    }

    private static String untilEnd(String answer, int from) {
        Matcher end = END.matcher(answer);
        return answer.substring(from, end.find(from) ? end.start() : answer.length());
    }
}
