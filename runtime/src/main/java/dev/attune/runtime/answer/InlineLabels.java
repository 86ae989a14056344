package dev.attune.runtime.answer;

import dev.attune.runtime.signature.SignatureField;
import java.util.List;

/** Labels inside a line: {@code Reasoning: it laughs Mood: GLAD}. */
final class InlineLabels {

    private static final String BEFORE = " \t*_`,;|。，；";

    private InlineLabels() {}

    /** A text in which each label of these fields that stands in it once, and inside a line, begins a line of its own. */
    static String onLines(List<SignatureField> fields, String text) {
        String cut = text;
        for (SignatureField field : fields) {
            int at = onlyPlace(field, cut);
            if (at > 0) {
                int from = at;
                while (from > 0 && BEFORE.indexOf(cut.charAt(from - 1)) >= 0) {
                    from--;
                }
                String marks = cut.substring(from, at);
                int emphasis = marks.length();
                while (emphasis > 0 && "*_`".indexOf(marks.charAt(emphasis - 1)) >= 0) {
                    emphasis--;
                }
                cut = cut.substring(0, from) + "\n" + marks.substring(emphasis) + cut.substring(at);
            }
        }
        return cut;
    }

    /** Where a label stands inside a line, written as the prompt shows it; -1 if nowhere or in several places. */
    static int onlyPlace(SignatureField field, String text) {
        int found = -1;
        String label = field.label();
        for (int at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + label.length())) {
            if (at > 0 && BEFORE.indexOf(text.charAt(at - 1)) >= 0 && isColon(text, at + label.length())) {
                if (found >= 0) {
                    return -1;
                }
                found = at;
            }
        }
        return found;
    }

    private static boolean isColon(String text, int from) {
        int at = from;
        while (at < text.length() && "*_` ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '：');
    }
}
