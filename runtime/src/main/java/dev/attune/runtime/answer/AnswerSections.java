package dev.attune.runtime.answer;

import dev.attune.runtime.signature.LabelLine;
import dev.attune.runtime.signature.PromptFormat;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import dev.attune.runtime.text.Chat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an answer at its labels: a section goes from a label at the start of a line to the next one, blank lines included. A label
 * that comes again is text of the section it stands in, if that can hold text; else, and where it is the label of the only output, the
 * field has several sections, which must mean the same.
 *
 * <p>Small models run on into a next turn. Once all outputs are there, a line that shows an input as the prompt does ends the answer,
 * if the outputs are then written again or all the inputs are; so does a label after which all outputs are written again.
 */
final class AnswerSections {

    private final Signature signature;
    private final List<SignatureField> written;
    private final List<String> lines;
    private final List<@Nullable LabelLine> labels = new ArrayList<>();
    /** The last line that each label begins. */
    private final Map<SignatureField, Integer> last = new HashMap<>();

    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private @Nullable SignatureField current;
    private StringBuilder collected = new StringBuilder();
    private boolean inOrder = true;

    private AnswerSections(Signature signature, @Nullable SignatureField first, String text) {
        this.signature = signature;
        this.written = signature.writtenFields();
        this.current = first;
        this.lines = text.lines().toList();
        int brace = text.indexOf('{');
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            LabelLine label = LabelLine.of(written, line);
            boolean member = label != null
                    && brace >= 0
                    && brace < at
                    && line.stripLeading().startsWith("\"");
            labels.add(member ? null : label);
            if (label != null && !member) {
                last.put(label.field(), i);
            }
            at += line.length() + 1;
        }
    }

    /** The texts of each written field whose label is found, by name: several where it is filled in several times. */
    static Map<String, List<String>> of(Signature signature, String text) {
        return new AnswerSections(signature, null, text).cut();
    }

    /** The text of an answer that is all one field, without a label. */
    static String unlabeled(Signature signature, SignatureField field, String text) {
        return new AnswerSections(signature, field, text)
                .cut()
                .getOrDefault(field.name(), List.of(""))
                .get(0);
    }

    private Map<String, List<String>> cut() {
        boolean brackets = false;
        int lastInput = lastLineOfAllInputs();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            LabelLine label = labels.get(i);
            brackets |= label != null && line.contains("[[");
            if (endsTurn(i, label, lastInput) || (brackets && LabelLine.isCompleted(line))) {
                break;
            }
            if (label == null || isText(label)) {
                collected.append('\n').append(line);
            } else {
                keep(true);
                inOrder &= current == null || written.indexOf(label.field()) >= written.indexOf(current);
                current = label.field();
                collected = new StringBuilder(label.rest());
            }
        }
        keep(false);
        return sections;
    }

    private boolean endsTurn(int at, @Nullable LabelLine label, int lastInput) {
        if (label != null) {
            boolean again = isFilled(label.field(), sections.get(label.field().name())) || isFilledNow(label.field());
            boolean turn = signature.outputs().size() > 1 || label.field().equals(Signature.REASONING_FIELD);
            return again && turn && outputsFollow(at) && isComplete();
        }
        String line = lines.get(at);
        boolean input = signature.inputs().stream().anyMatch(field -> line.startsWith(field.label() + ":"));
        boolean turn = input
                && (outputsFollow(at)
                        || (at < lastInput
                                && line.startsWith(signature.inputs().get(0).label() + ":")));
        return turn && isComplete();
    }

    private boolean outputsFollow(int at) {
        return signature.outputs().stream().allMatch(output -> last.getOrDefault(output, -1) >= at);
    }

    /** Where the last of several inputs is shown after all others; -1 if that is nowhere. */
    private int lastLineOfAllInputs() {
        List<SignatureField> inputs = signature.inputs();
        int next = inputs.size() - 1;
        int found = -1;
        for (int i = lines.size() - 1; i >= 0 && next >= 0 && inputs.size() > 1; i--) {
            if (lines.get(i).startsWith(inputs.get(next).label() + ":")) {
                found = next == inputs.size() - 1 ? i : found;
                next--;
            }
        }
        return next < 0 ? found : -1;
    }

    /** Whether a label that comes again belongs to the text of the section that it stands in. */
    private boolean isText(LabelLine label) {
        SignatureField section = current;
        if (section == null
                || signature.outputs().size() == 1
                || !inOrder
                || section.equals(Signature.REASONING_FIELD)) {
            return false;
        }
        boolean again = isFilled(label.field(), sections.get(label.field().name())) || isFilledNow(label.field());
        return again && section.kind().holdsText();
    }

    /** The section under way comes last: where another is missing, its text need not be copied for line after line. */
    private boolean isComplete() {
        List<SignatureField> outputs = signature.outputs();
        return outputs.stream()
                        .filter(output -> !output.equals(current))
                        .allMatch(output -> isFilled(output, sections.get(output.name())))
                && (current == null
                        || !outputs.contains(current)
                        || isFilled(current, sections.get(current.name()))
                        || isFilledNow(current));
    }

    private boolean isFilledNow(SignatureField field) {
        return field.equals(current) && isFilled(field, collected.toString());
    }

    private void keep(boolean labelFollows) {
        if (current == null) {
            return;
        }
        String text = collected.toString().strip();
        if (labelFollows && text.contains("\n")) {
            int line = text.lastIndexOf('\n');
            text = Chat.isRule(text.substring(line + 1))
                    ? text.substring(0, line).strip()
                    : text;
        }
        List<String> texts = sections.computeIfAbsent(current.name(), name -> new ArrayList<>());
        if (!texts.isEmpty() && !isFilled(current, texts)) {
            texts.clear();
        }
        if (texts.isEmpty() || isFilled(current, text)) {
            texts.add(text);
        }
    }

    private static boolean isFilled(SignatureField field, @Nullable List<String> texts) {
        return texts != null && !texts.isEmpty() && isFilled(field, texts.get(0));
    }

    private static boolean isFilled(SignatureField field, String text) {
        return !text.isBlank() && !PromptFormat.isPlaceholder(field, text);
    }
}
