package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.GateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do about what a program has come to. */
final class NextSteps {

    /** In the words of Maven and of Gradle. */
    private static final Pattern COMMAND =
            Pattern.compile("`[^`]*(?:attune\\.mode|ATTUNE_MODE)=(accept|verify)\\b[^`]*`");

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
        run.last()
                .map(LeafRecord::run)
                .map(RunInfo::next)
                .ifPresent(next -> steps.add(
                        steps.isEmpty()
                                ? why(run) + said(next)
                                : next.substring(0, 1).toUpperCase(Locale.ROOT) + next.substring(1)));
        if (steps.isEmpty() && run.outcome().equals(Optional.of(Outcome.PREFLIGHT))) {
            steps.add("mend what the checks name, then run the same command again");
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", steps));
    }

    /** Only the first command of several is to be run now; and what made an artifact stale may be a mistake. */
    private static String why(ProgramRun run) {
        return switch (run.outcome().orElse(Outcome.SKIPPED)) {
            case STALE -> "undo a change that was not meant; else make another artifact: ";
            case MISSING -> "make one: ";
            default -> "";
        };
    }

    /** A command alone does not say what it is good for. */
    private static String said(String next) {
        Matcher command = COMMAND.matcher(next);
        if (!command.matches()) {
            return next;
        }
        return (command.group(1).equals("accept")
                        ? "accept the winner's prompts, so that production uses them: "
                        : "to check again: ")
                + next;
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
        Long enough = gate.enough();
        int now = gate.groups() == 0 ? gate.difference().count() : gate.groups();
        String unit = gate.groups() == 0 ? " test examples" : " groups of test examples";
        return enough == null
                ? "what is open stands above; there are " + now + unit + "."
                : "about " + Numbers.count(enough) + unit + " would tell, instead of " + now + ".";
    }

    /** There is no more to gain than what is left to the highest score. */
    private static Optional<String> outOfReach(GateRecord gate) {
        Double gain = gate.gain();
        double baseline = gate.baseline().estimate().mean();
        Double highest = gate.highest();
        return gain != null && highest != null && baseline + gain > highest
                ? Optional.of("A gain of " + Numbers.threshold(gain) + " is out of reach: from "
                        + Numbers.score(baseline) + ", the best program there can be gains "
                        + Numbers.score(highest - baseline) + ". Ask for less.")
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
                        + group.getValue() + " expect \"" + shortened(group.getKey()) + "\", the largest group.");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 100)) + " …";
    }
}
