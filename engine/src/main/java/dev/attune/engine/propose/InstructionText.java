package dev.attune.engine.propose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads instructions from the answers of proposer models. */
final class InstructionText {

    private InstructionText() {}

    /** Takes away what models put around an instruction: a label, quotes, a fence. */
    static String clean(String answer) {
        String text = answer.strip();
        text = text.replaceAll("(?s)\\A```[a-z]*\\R(.*?)\\R?```\\z", "$1").strip();
        text = text.replaceAll("(?i)\\A[#*\\s]*(new |proposed |improved )?instruction[*\\s]*:[*\\s]*", "")
                .strip();
        if (text.length() > 1 && text.startsWith("\"") && text.indexOf('"', 1) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** The instruction on the line of a module in an answer for all modules. */
    static Optional<String> of(String module, String answer) {
        Matcher line = Pattern.compile("(?im)^[\\s#*\\-\\d.]*" + Pattern.quote(module) + "[*\\s]*:[*\\s]*(\\S.*)$")
                .matcher(answer);
        return line.find() ? Optional.of(clean(line.group(1))).filter(text -> !text.isBlank()) : Optional.empty();
    }
}
