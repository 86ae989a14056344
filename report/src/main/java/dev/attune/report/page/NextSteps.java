package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.GateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do about what a program has come to. */
final class NextSteps {

    /** How a gate says how many examples it would take. */
    private static final Pattern ENOUGH = Pattern.compile("about ([\\d,]+) test examples would");

    private NextSteps() {}

    static Optional<String> of(ProgramRun run) {
        List<String> steps = new ArrayList<>();
        for (GateRecord gate : run.gates()) {
            if (gate.verdict() == Verdict.FAILED) {
                missing(gate).ifPresent(steps::add);
                outOfReach(gate).ifPresent(steps::add);
                failures(gate).ifPresent(steps::add);
            } else if (gate.verdict() == Verdict.INCONCLUSIVE) {
                steps.add(gate.metric() + " is not decided: " + enough(gate));
            }
        }
        run.last().map(LeafRecord::run).map(RunInfo::next).ifPresent(steps::add);
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", steps));
    }

    private static Optional<String> missing(GateRecord gate) {
        List<String> words = new ArrayList<>();
        Double gain = gate.gain();
        if (gain != null && gate.difference().mean() < gain) {
            words.add("lacks " + size(gain - gate.difference().mean()) + " of the gain of " + Numbers.threshold(gain)
                    + " that is asked for");
        }
        Double atLeast = gate.atLeast();
        double mean = gate.winner().estimate().mean();
        if (atLeast != null && mean < atLeast) {
            words.add("lacks " + size(atLeast - mean) + " of the score of " + Numbers.threshold(atLeast)
                    + " that is asked for");
        }
        Double notWorseBy = gate.notWorseBy();
        PairedDifference change = gate.change();
        if (notWorseBy != null && change != null && -change.mean() > notWorseBy) {
            words.add("loses " + size(-change.mean()) + " where " + Numbers.threshold(notWorseBy) + " is allowed");
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(gate.metric() + " " + String.join(" and ", words) + ".");
    }

    private static String enough(GateRecord gate) {
        Matcher number = ENOUGH.matcher(String.join(" ", gate.reasons()));
        int now = gate.difference().count();
        return number.find()
                ? "about " + number.group(1) + " test examples would tell, instead of " + now + "."
                : "more test examples would tell, if there were more than " + now + ".";
    }

    /** Where scores end at 1, there is no more to gain than what is left to it. */
    private static Optional<String> outOfReach(GateRecord gate) {
        Double gain = gate.gain();
        double baseline = gate.baseline().estimate().mean();
        boolean endsAtOne =
                !gate.examples().isEmpty() && gate.examples().stream().allMatch(GateTable::isRightOrWrong);
        return gain != null && endsAtOne && baseline + gain > 1
                ? Optional.of("A gain of " + Numbers.threshold(gain) + " is out of reach: from "
                        + Numbers.score(baseline) + ", a program that is always right gains "
                        + Numbers.score(1 - baseline) + ". Ask for less.")
                : Optional.empty();
    }

    private static String size(double difference) {
        return difference < 0.0005 ? "less than 0.001" : Numbers.score(difference);
    }

    /** The largest group of those that are still wrong, by what was expected; none where that has several parts. */
    private static Optional<String> failures(GateRecord gate) {
        List<GateRecord.Example> wrong = gate.examples().stream()
                .filter(example -> GateTable.isRightOrWrong(example)
                        && Objects.equals(example.winner().score(), 0.0))
                .toList();
        return wrong.stream()
                .filter(example -> !example.expected().startsWith("{"))
                .collect(Collectors.groupingBy(GateRecord.Example::expected, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(group -> group.getValue() > 1)
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .map(group -> "Of " + Numbers.count(wrong.size(), "example") + " that the winner gets wrong, "
                        + group.getValue() + " expect " + shortened(group.getKey()) + ", the largest group.");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 100)) + " …";
    }
}
