package dev.attune.engine.propose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads instructions from the answers of proposer models. */
final class InstructionText {

    private static final Pattern FENCED = Pattern.compile("(?s)\\A```[a-z]*+\\R(.*?)\\R?```\\z");
    private static final Pattern LABEL =
            Pattern.compile("(?i)\\A[#*\\s]*+(?:new |proposed |improved )?instruction[*\\s]*+:[*\\s]*+");

    private InstructionText() {}

    /** Takes away what models put around an instruction: a label, quotes, a fence. */
    static String clean(String answer) {
        String text = answer.strip();
        Matcher fenced = FENCED.matcher(text);
        text = fenced.matches() ? fenced.group(1).strip() : text;
        Matcher label = LABEL.matcher(text);
        text = label.lookingAt() ? text.substring(label.end()).strip() : text;
        if (text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /**
     * The instruction on the line of a module in an answer for all modules. No mark is tried twice, and the marks before the name are
     * those of its own line: an answer of blank lines would else be read once for each of them.
     */
    static Optional<String> of(String module, String answer) {
        Matcher line = Pattern.compile("(?im)^[\\h#*\\-\\d.]*+" + Pattern.quote(module) + "[*\\s]*+:[*\\s]*+(\\S.*)$")
                .matcher(answer);
        return line.find() ? Optional.of(clean(line.group(1))).filter(text -> !text.isBlank()) : Optional.empty();
    }
}
