package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.chart.IntervalChart;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import dev.attune.report.view.ExampleKind;
import dev.attune.report.view.GateSummary;
import dev.attune.report.view.GateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was decided, why, and what to do next: the first thing to read, and for many readers the last. */
final class VerdictSection {

    /** A longer message would push what to do next off the screen. */
    private static final int MOST_LINES = 8;

    private static final String PREFLIGHT_FAILED = "the preflight failed";

    private VerdictSection() {}

    static Element of(ProgramRun run) {
        List<Element> parts = new ArrayList<>();
        run.gates().forEach(gate -> parts.addAll(verdict(gate)));
        run.comparisons().forEach(comparison -> parts.addAll(ComparisonSection.verdicts(comparison)));
        run.leaves().stream()
                .filter(leaf -> !isGate(run, leaf) && isWorthTelling(leaf))
                .forEach(leaf -> parts.addAll(ended(leaf)));
        if (run.outcome().orElse(Outcome.SKIPPED) == Outcome.MODELS) {
            AskedModels.of(run).ifPresent(models -> parts.add(Parts.quiet("Models asked: " + models + ".")));
        }
        List<Claim> claims =
                run.gates().stream().flatMap(gate -> gate.claims().stream()).toList();
        if (claims.stream().anyMatch(Claim::shown)) {
            Claim.inWords(claims).forEach(claim -> parts.add(Parts.quiet("Claim: " + claim + ".")));
        }
        NextSteps.of(run).ifPresent(next -> parts.add(Parts.steps("Next:", next)));
        for (OptimizationRecord search : run.searches()) {
            search.warnings()
                    .forEach(warning ->
                            parts.add(Parts.line("amber", "Warning, search " + search.optimizer() + ":", warning)));
        }
        parts.addAll(checks(run));
        run.gates()
                .forEach(gate -> parts.add(Parts.details(
                        gate.metric() + ": scores, difference and thresholds as a picture",
                        List.of(IntervalChart.of(gate).image(gate.metric() + " with intervals")))));
        return tag("section").add(parts);
    }

    private static boolean isWorthTelling(LeafRecord leaf) {
        return leaf.message() != null || (leaf.outcome() != Outcome.PASSED && leaf.outcome() != Outcome.SKIPPED);
    }

    private static boolean isGate(ProgramRun run, LeafRecord leaf) {
        return leaf.kind() == Kind.GATE
                && run.gates().stream()
                        .anyMatch(gate ->
                                gate.leaf().uniqueId().equals(leaf.leaf().uniqueId()));
    }

    /**
     * Warnings of the checks are about what could have been: beside gates that passed they would seem to doubt them, and beside an artifact
     * that is stale they say nothing.
     */
    private static List<Element> checks(ProgramRun run) {
        PreflightRecord preflight = run.preflight();
        if (preflight == null) {
            return List.of();
        }
        List<Element> lines = new ArrayList<>();
        List<Element> folded = new ArrayList<>();
        String told = run.leaves().stream()
                .filter(leaf -> leaf.kind() == Kind.PREFLIGHT)
                .map(LeafRecord::message)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        for (PreflightRecord.Check check : preflight.checks()) {
            if (told.contains(check.message())) {
                continue;
            }
            boolean failed = check.status() == PreflightRecord.Status.FAILED;
            if (check.status() != PreflightRecord.Status.OK) {
                (failed || matters(check, run) ? lines : folded)
                        .add(Parts.line(failed ? "red" : "amber", "Check, " + check.name() + ":", check.message()));
            }
        }
        if (!folded.isEmpty()) {
            lines.add(Parts.details(Numbers.count(folded.size(), "warning") + " of the checks before the run", folded));
        }
        return lines;
    }

    /** What was expected of a gate matters no more when it has measured, and what to do about a budget is a step. */
    private static boolean matters(PreflightRecord.Check check, ProgramRun run) {
        return run.gates().stream().noneMatch(gate -> check.name().equals("gate " + gate.metric()))
                && (run.outcome().equals(Optional.of(Outcome.PREFLIGHT))
                        || run.gates().stream().anyMatch(gate -> gate.verdict() != Verdict.PASSED));
    }

    private static List<Element> verdict(GateRecord gate) {
        String reasons = String.join(" ", gate.reasons());
        boolean passed = gate.verdict() == Verdict.PASSED;
        Element line = tag("div", "class", "line " + Tone.of(gate.verdict()).key())
                .add(tag("strong").text("Gate ").add(Parts.code(gate.metric())).text(": " + gate.verdict() + "."))
                .text(" Unoptimized → winner: "
                        + Numbers.score(gate.baseline().estimate().mean()) + " → "
                        + Numbers.score(gate.winner().estimate().mean()) + ", "
                        + Numbers.change(gate.difference().mean()) + " on "
                        + Numbers.count(gate.difference().count(), "test example") + ". " + examples(gate)
                        + (isUnoptimized(gate) ? "The winner's prompts are the unoptimized ones. " : "")
                        + (passed ? interval(gate) + GateSummary.asked(gate) : "\n" + reasons));
        return passed
                ? List.of(line, Parts.details(gate.metric() + ": the decision in words", List.of(Parts.quiet(reasons))))
                : List.of(line);
    }

    private static boolean isUnoptimized(GateRecord gate) {
        return !gate.modules().isEmpty() && gate.modules().stream().noneMatch(ModuleChange::changesThePrompt);
    }

    /** That which decided: of the score where nothing but a level is asked. */
    private static String interval(GateRecord gate) {
        return gate.atLeast() != null && gate.gain() == null && gate.notWorseBy() == null
                ? Numbers.interval(gate.winner().estimate().interval()) + " of the winner's score. "
                : Parts.signed(gate.difference().interval()) + " of the gain. ";
    }

    /** Whole examples say more than shares: where a metric knows right and wrong only, and where answers could not be read. */
    private static String examples(GateRecord gate) {
        List<GateRecord.Example> examples = gate.examples();
        boolean rightOrWrong =
                !examples.isEmpty() && gate.groups() == 0 && examples.stream().allMatch(GateTable::isRightOrWrong);
        String right = rightOrWrong
                ? "Right: " + right(gate, true) + " → " + right(gate, false) + " of "
                        + gate.difference().count() + " (" + of(examples, ExampleKind.LOST) + " lost, "
                        + of(examples, ExampleKind.GAINED) + " gained). "
                : "";
        return right
                + unreadable(examples)
                        .map(words -> "Unreadable: " + words + ". ")
                        .orElse("");
    }

    private static long of(List<GateRecord.Example> examples, ExampleKind kind) {
        return examples.stream()
                .filter(example -> ExampleKind.of(example) == kind)
                .count();
    }

    /** How many answers could not be read, before and after; empty if all could be. */
    static Optional<String> unreadable(List<GateRecord.Example> examples) {
        long before = examples.stream()
                .filter(example -> example.baseline().unreadable())
                .count();
        long after = examples.stream()
                .filter(example -> example.winner().unreadable())
                .count();
        return before + after == 0 ? Optional.empty() : Optional.of(before + " → " + after + " of " + examples.size());
    }

    private static long right(GateRecord gate, boolean baseline) {
        return gate.examples().stream()
                .filter(example ->
                        example.baseline().score() != null && example.winner().score() != null)
                .map(example -> baseline ? example.baseline() : example.winner())
                .filter(answer -> Objects.equals(answer.score(), 1.0))
                .count();
    }

    /** A leaf that was skipped is a consequence of the others. */
    private static List<Element> ended(LeafRecord leaf) {
        String name = kind(leaf) + " " + leaf.name() + ": ";
        String message = leaf.message() == null ? Outcomes.inWords(leaf) : leaf.message();
        if (leaf.outcome() == Outcome.SKIPPED) {
            return List.of(Parts.quiet(name + "skipped, " + reason(message)));
        }
        String first = message.lines().findFirst().orElse(message);
        if (leaf.stale().isEmpty()) {
            return message.lines().limit(MOST_LINES + 1L).count() <= MOST_LINES
                    ? List.of(Parts.line(Tone.of(leaf.outcome()).key(), name.strip(), message))
                    : List.of(
                            Parts.line(Tone.of(leaf.outcome()).key(), name.strip(), first),
                            Parts.details(
                                    "The whole message",
                                    List.of(tag("div", "class", "text").text(message))));
        }
        String sentence = first.endsWith(":") ? first.substring(0, first.length() - 1) + "." : first;
        return List.of(Parts.line(Tone.of(leaf.outcome()).key(), name.strip(), sentence), stale(leaf));
    }

    /** What the preflight found stands above already. */
    private static String reason(String message) {
        return message.startsWith(PREFLIGHT_FAILED + ":") ? PREFLIGHT_FAILED : message;
    }

    private static Element stale(LeafRecord leaf) {
        return Parts.table(
                "What has changed since the artifact was made",
                List.of("what has changed", "in the artifact", "now", "in words"),
                leaf.stale().stream()
                        .map(change -> List.of(change.what(), change.before(), change.now(), change.sentence()))
                        .toList());
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String kind(LeafRecord leaf) {
        return switch (leaf.kind()) {
            case PREFLIGHT -> "Checks,";
            case OPTIMIZER -> capitalized(LeafTask.of(leaf));
            case GATE -> "Gate";
            case METHOD -> "Method";
        };
    }
}
