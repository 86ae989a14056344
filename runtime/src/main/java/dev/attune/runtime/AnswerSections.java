package dev.attune.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an answer at its labels: a section goes from a label at the start of a line to the next one, blank lines included. Of two
 * sections of one label the first that is filled in counts.
 *
 * <p>Small models run on into a next turn. A line that shows an input as the prompt does ends the answer once all outputs are there: if
 * it is the first input, with which every turn begins, or if the outputs are then written again. Other lines that happen to begin
 * with an input's label stay part of the value.
 */
final class AnswerSections {

    private final Signature signature;
    private final Map<String, String> sections = new LinkedHashMap<>();
    private @Nullable SignatureField current;
    private StringBuilder collected = new StringBuilder();

    private AnswerSections(Signature signature, @Nullable SignatureField first) {
        this.signature = signature;
        this.current = first;
    }

    /** The text of each written field whose label is found, by name. */
    static Map<String, String> of(Signature signature, String text) {
        return new AnswerSections(signature, null).cut(text);
    }

    /** The text of an answer that is all one field, without a label. */
    static String unlabeled(Signature signature, SignatureField field, String text) {
        return new AnswerSections(signature, field).cut(text).getOrDefault(field.name(), "");
    }

    private Map<String, String> cut(String text) {
        List<String> lines = text.lines().toList();
        List<SignatureField> written = signature.writtenFields();
        int lastLabel = lines.size() - 1;
        while (lastLabel >= 0 && LabelLine.of(written, lines.get(lastLabel)) == null) {
            lastLabel--;
        }
        for (int i = 0; i < lines.size(); i++) {
            LabelLine label = LabelLine.of(written, lines.get(i));
            if (label != null) {
                keep();
                current = label.field();
                collected = new StringBuilder(label.rest());
            } else if (startsTurn(lines.get(i), i < lastLabel) && isComplete()) {
                break;
            } else {
                collected.append('\n').append(lines.get(i));
            }
        }
        keep();
        return sections;
    }

    private boolean startsTurn(String line, boolean labelsFollow) {
        return signature.inputs().stream()
                .limit(labelsFollow ? Long.MAX_VALUE : 1)
                .anyMatch(input -> line.startsWith(input.label() + ":"));
    }

    /** The section under way comes last: where another is missing, its text need not be copied for line after line. */
    private boolean isComplete() {
        List<SignatureField> outputs = signature.outputs();
        return outputs.stream()
                        .filter(output -> !output.equals(current))
                        .allMatch(output -> isFilled(output, sections.get(output.name())))
                && (current == null || !outputs.contains(current) || isFilled(current, collected.toString()));
    }

    private void keep() {
        if (current != null && !isFilled(current, sections.get(current.name()))) {
            sections.put(current.name(), collected.toString().strip());
        }
    }

    private static boolean isFilled(SignatureField field, @Nullable String text) {
        return text != null && !text.isBlank() && !PromptFormat.isPlaceholder(field, text);
    }
}
