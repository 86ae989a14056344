package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.report.html.Csv;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Page;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** All test examples with the answers of both programs, those that differ in score first. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateTable {

    private GateTable() {}

    public static String page(GateRecord gate) {
        Element body = tag("tbody");
        sorted(gate).forEach(example -> body.add(row(example)));
        Element header = tag("tr");
        List.of("change", "example", "input", "expected", "unoptimized", "winner")
                .forEach(name -> header.add(tag("th", "scope", "col").text(name)));
        return Page.of(
                gate.metric() + ", example by example",
                summary(gate) + " on the test split of " + gate.leaf().programName() + ".",
                "wide",
                tag("div", "class", "scroll")
                        .add(tag("table", "class", "grid").add(tag("thead").add(header), body)));
    }

    /** How many examples changed which way: {@code 1 lost, 5 gained, 34 still right}. */
    public static String summary(GateRecord gate) {
        boolean rightOrWrong = gate.examples().stream().allMatch(GateTable::isRightOrWrong);
        Map<ExampleKind, Long> counts = gate.examples().stream()
                .collect(Collectors.groupingBy(
                        example -> ExampleKind.of(example, rightOrWrong),
                        () -> new EnumMap<>(ExampleKind.class),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry ->
                        Numbers.count(entry.getValue()) + " " + entry.getKey().inWords(rightOrWrong))
                .collect(Collectors.joining(", "));
    }

    private static Element row(GateRecord.Example example) {
        ExampleKind kind = ExampleKind.of(example);
        return tag("tr")
                .add(
                        tag("td", "class", "mark " + kind.tone().key()).text(kind.inWords(isRightOrWrong(example))),
                        tag("td").text(example.id()),
                        cell(example.input()),
                        cell(example.expected()),
                        answer(example.baseline()),
                        answer(example.winner()));
    }

    private static Element cell(String text) {
        return tag("td", "class", "cell")
                .add(tag("div", "class", "clip", "dir", "auto").text(text));
    }

    private static Element answer(GateRecord.Answer answer) {
        Element cell =
                cell(answer.prediction()).add(tag("div", "class", "score").text(scoreInWords(answer.score())));
        if (answer.feedback() != null) {
            cell.add(tag("div", "class", "quiet clip", "dir", "auto").text(answer.feedback()));
        }
        return cell;
    }

    private static String scoreInWords(@Nullable Double score) {
        return score == null ? "does not count" : "score " + Numbers.score(score);
    }

    public static String csv(GateRecord gate) {
        Csv csv = Csv.withHeader(List.of(
                "change",
                "example",
                "input",
                "expected",
                "baseline_prediction",
                "baseline_score",
                "baseline_feedback",
                "winner_prediction",
                "winner_score",
                "winner_feedback"));
        for (GateRecord.Example example : sorted(gate)) {
            csv.text(ExampleKind.of(example).inWords(isRightOrWrong(example)))
                    .text(example.id())
                    .text(example.input())
                    .text(example.expected());
            for (GateRecord.Answer answer : List.of(example.baseline(), example.winner())) {
                csv.text(answer.prediction())
                        .number(answer.score() == null ? Double.NaN : answer.score())
                        .text(answer.feedback() == null ? "" : answer.feedback());
            }
            csv.endRow();
        }
        return csv.toString();
    }

    private static List<GateRecord.Example> sorted(GateRecord gate) {
        return gate.examples().stream()
                .sorted(Comparator.comparing(ExampleKind::of))
                .collect(Collectors.toList());
    }

    /** Whether the scores are those of a metric that knows right and wrong only. */
    public static boolean isRightOrWrong(GateRecord.Example example) {
        return isZeroOrOne(example.baseline().score())
                && isZeroOrOne(example.winner().score());
    }

    private static boolean isZeroOrOne(@Nullable Double score) {
        return score == null || score == 0 || score == 1;
    }
}
