package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.GateRecord.Answer;
import dev.attune.engine.event.GateRecord.Example;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.ExampleKind;
import dev.attune.report.view.GateTable;
import dev.attune.report.view.InstructionDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Test examples as cards, those that were lost first, with buttons that show one kind of them. */
final class ExamplesSection {

    /** More of them would make the page slow; the table has them all. */
    static final int MOST = 200;

    private ExamplesSection() {}

    static Element of(GateRecord gate) {
        List<Example> sorted = gate.examples().stream()
                .sorted(Comparator.comparing(ExampleKind::of))
                .toList();
        List<Example> shown = sorted.subList(0, Math.min(MOST, sorted.size()));
        boolean rightOrWrong = sorted.stream().allMatch(GateTable::isRightOrWrong);
        Element fieldset = tag("fieldset").add(tag("legend").text("Which test examples to show"));
        fieldset.add(chips(gate, sorted, rightOrWrong));
        if (shown.size() < sorted.size()) {
            fieldset.add(Parts.quiet("The first " + shown.size() + " of " + Numbers.count(sorted.size())
                    + " are below, those that were lost first. All are in the table that is attached to the gate."));
        }
        shown.forEach(example -> fieldset.add(card(example, rightOrWrong)));
        return Parts.section("Examples, " + gate.metric(), List.of(fieldset));
    }

    private static Element chips(GateRecord gate, List<Example> examples, boolean rightOrWrong) {
        String group = gate.leaf().uniqueId();
        String first = first(examples, rightOrWrong);
        Element chips =
                tag("div", "class", "chips").add(chip(group, "all", "all " + Numbers.count(examples.size()), first));
        for (ExampleKind kind : ExampleKind.values()) {
            long count = examples.stream()
                    .filter(example -> ExampleKind.of(example, rightOrWrong) == kind)
                    .count();
            if (count > 0) {
                chips.add(chip(group, kind.key(), Numbers.count(count) + " " + kind.inWords(rightOrWrong), first));
            }
        }
        VerdictSection.unreadable(examples)
                .ifPresent(words -> chips.add(chip(group, "unreadable", "unreadable, " + words, first)));
        return chips;
    }

    /** What a reader wants to see first: what was lost, or else what is still wrong. */
    private static String first(List<Example> examples, boolean rightOrWrong) {
        return Stream.of(ExampleKind.LOST, ExampleKind.WRONG)
                .filter(kind -> examples.stream().anyMatch(example -> ExampleKind.of(example, rightOrWrong) == kind))
                .map(ExampleKind::key)
                .findFirst()
                .orElse("all");
    }

    private static Element chip(String group, String key, String words, String first) {
        Element button = tag("input", "type", "radio", "name", group, "class", "pick-" + key);
        if (key.equals(first)) {
            button.set("checked", "checked");
        }
        return tag("label").add(button).text(" " + words);
    }

    private static Element card(Example example, boolean rightOrWrong) {
        ExampleKind kind = ExampleKind.of(example, rightOrWrong);
        Element card = tag("div", "class", "card " + kind.key() + (isUnreadable(example) ? " unreadable" : ""));
        card.add(tag("div")
                .add(tag("strong").text(kind.inWords(rightOrWrong)))
                .add(tag("span", "class", "quiet").text(" " + example.id())));
        card.add(tag("div", "class", "sides")
                .add(side("input", tag("div", "class", "text", "dir", "auto").text(example.input())))
                .add(side("expected", tag("div", "class", "text", "dir", "auto").text(example.expected())))
                .add(answer("unoptimized", example.baseline(), plain(example.baseline())))
                .add(answer("winner", example.winner(), marked(example))));
        return card;
    }

    private static Element plain(Answer answer) {
        return tag("div", "class", "text", "dir", "auto").text(answer.prediction());
    }

    /**
     * Marked where it differs, unless one of both is no answer but the reason why there is none, or a word, or what has got worse: green would be
     * taken for right.
     */
    private static Element marked(Example example) {
        ExampleKind kind = ExampleKind.of(example);
        return isUnreadable(example)
                        || kind == ExampleKind.OTHER
                        || kind == ExampleKind.LOST
                        || !example.winner().prediction().strip().contains(" ")
                ? plain(example.winner())
                : tag("div", "class", "text")
                        .add(InstructionDiff.between(
                                        example.baseline().prediction(),
                                        example.winner().prediction())
                                .marked());
    }

    private static Element answer(String name, Answer answer, Element text) {
        Double score = answer.score();
        Element side = side(name + ", " + (score == null ? "does not count" : "score " + Numbers.score(score)), text);
        if (answer.feedback() != null) {
            side.add(tag("div", "class", "text quiet", "dir", "auto").text(answer.feedback()));
        }
        List<Element> calls = new ArrayList<>();
        answer.calls()
                .forEach(call -> calls.add(tag("div")
                        .add(tag("div", "class", "name").text(call.module()))
                        .add(tag("div", "class", "text", "dir", "auto").text(call.answer()))));
        return calls.isEmpty() ? side : side.add(Parts.details("what the models answered", calls));
    }

    private static Element side(String name, Element text) {
        return tag("div").add(tag("div", "class", "name").text(name), text);
    }

    private static boolean isUnreadable(Example example) {
        return example.winner().unreadable() || example.baseline().unreadable();
    }
}
