package dev.attune.runtime.field.constant;

import dev.attune.runtime.text.Label;
import dev.attune.runtime.text.Marks;
import dev.attune.runtime.text.Negation;
import dev.attune.runtime.text.Talk;
import dev.attune.runtime.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the constants that a line mentions, where {@code very positive} is no mention of {@code positive}, and neither is
 * {@code not positive}.
 */
final class Mentions {

    private record Mention(Label label, int from, int to) {}

    /** The labels by their first word, those with the most words first. */
    private final Map<String, List<Label>> byWord = new HashMap<>();

    private final UnspacedMentions unspaced = new UnspacedMentions();
    private final Map<String, Object> marks = new HashMap<>();

    Mentions(List<Object> constants, List<Function<Object, String>> texts) {
        for (Object constant : constants) {
            for (Function<Object, String> textOf : texts) {
                add(constant, textOf.apply(constant));
            }
        }
        byWord.values()
                .forEach(labels ->
                        labels.sort(Comparator.comparingInt(Label::size).reversed()));
    }

    private void add(Object constant, String text) {
        if (Words.isUnspaced(text)) {
            unspaced.add(text.strip(), constant);
            return;
        }
        List<Label> labels = Label.of(constant, text);
        if (labels.isEmpty() && !text.isBlank()) {
            marks.put(text.strip(), constant);
        }
        labels.forEach(label -> byWord.computeIfAbsent(label.words().get(0), first -> new ArrayList<>())
                .add(label));
    }

    /** The constants that a line mentions and does not take back, in their order. */
    Set<Object> in(String line) {
        return in(line, false);
    }

    /** The same without those that are words to the reader, as in "I'm glad to help". */
    Set<Object> withoutTalk(String line) {
        return in(line, true);
    }

    private Set<Object> in(String line, boolean withoutTalk) {
        Words words = Words.of(line);
        BitSet named = new BitSet();
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int end = i;
            for (Label label : byWord.getOrDefault(words.lower(i), List.of())) {
                boolean longest = end == i || end == i + label.size();
                if (longest && label.isAt(words, i)) {
                    end = i + label.size();
                    mentions.add(new Mention(label, i, end));
                }
            }
            named.set(i, end);
            i = Math.max(i, end - 1);
        }
        Set<Object> constants = new LinkedHashSet<>();
        for (Mention mention : mentions) {
            boolean talk = withoutTalk && Talk.of(words, mention.from(), mention.to());
            if (!talk && !Negation.of(words, mention.from(), mention.to(), named::get)) {
                constants.add(mention.label().constant());
            }
        }
        constants.addAll(unspaced.in(line));
        if (!marks.isEmpty() && !Negation.isIn(words)) {
            addMarks(line, constants);
        }
        return constants;
    }

    /** Constants without a letter count in quotes and at the end of the line: elsewhere they may be any mark. */
    private void addMarks(String line, Set<Object> constants) {
        String[] parts = line.strip().split("\\s+");
        for (int i = 0; i < parts.length; i++) {
            String bare = Marks.around(parts[i], Marks.QUOTES);
            boolean quoted = !parts[i].startsWith(bare);
            Object constant = marks.get(bare);
            if (constant != null && (quoted || i == parts.length - 1)) {
                constants.add(constant);
            }
        }
    }
}
