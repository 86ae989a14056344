package dev.attune.report.page;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.chart.IntervalChart;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.view.GateSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was decided, why, and what to do next: the first thing to read, and for many readers the last. */
final class VerdictSection {

    private VerdictSection() {}

    static Element of(ProgramRun run) {
        List<Element> parts = new ArrayList<>();
        run.gates().forEach(gate -> parts.add(verdict(gate)));
        run.leaves().stream()
                .filter(leaf -> !isGate(run, leaf) && leaf.message() != null)
                .forEach(leaf -> parts.add(ended(leaf)));
        Next.of(run).ifPresent(next -> parts.add(Parts.line("blue", "Next:", next)));
        checks(run)
                .forEach(check ->
                        parts.add(Parts.line(color(check.status()), "Check, " + check.name() + ":", check.message())));
        run.searches().stream()
                .map(OptimizationRecord::warnings)
                .flatMap(List::stream)
                .forEach(warning -> parts.add(Parts.line("amber", "Warning:", warning)));
        run.gates()
                .forEach(gate -> parts.add(Parts.details(
                        gate.metric() + ": scores, difference and thresholds as a picture",
                        List.of(Parts.picture(gate.metric() + " with intervals", IntervalChart.of(gate))))));
        return tag("section").add(parts);
    }

    private static boolean isGate(ProgramRun run, LeafRecord leaf) {
        return leaf.kind() == Kind.GATE
                && run.gates().stream()
                        .anyMatch(gate ->
                                gate.leaf().uniqueId().equals(leaf.leaf().uniqueId()));
    }

    private static List<PreflightRecord.Check> checks(ProgramRun run) {
        PreflightRecord preflight = run.preflight();
        return preflight == null
                ? List.of()
                : preflight.checks().stream()
                        .filter(check -> check.status() != PreflightRecord.Status.OK)
                        .toList();
    }

    private static String color(PreflightRecord.Status status) {
        return status == PreflightRecord.Status.FAILED ? "red" : "amber";
    }

    private static Element verdict(GateRecord gate) {
        return Parts.line(
                color(gate.verdict()),
                gate.verdict() + " " + gate.metric() + ": "
                        + Numbers.score(gate.baseline().estimate().mean()) + " → "
                        + Numbers.score(gate.winner().estimate().mean()) + ", "
                        + Numbers.change(gate.difference().mean()) + ".",
                counts(gate).map(words -> words + " ").orElse("")
                        + Parts.signed(gate.difference().interval()) + ", "
                        + Numbers.count(gate.difference().count(), "pair") + ". " + GateSummary.asked(gate) + "\n"
                        + String.join(" ", gate.reasons()));
    }

    /** Where a metric knows right and wrong only, whole examples say more than shares. */
    private static Optional<String> counts(GateRecord gate) {
        boolean rightOrWrong = !gate.examples().isEmpty()
                && gate.groups() == 0
                && gate.examples().stream().allMatch(ExampleKind::isRightOrWrong);
        return rightOrWrong
                ? Optional.of("Right: " + right(gate, true) + " → " + right(gate, false) + " of "
                        + gate.difference().count() + ".")
                : Optional.empty();
    }

    private static long right(GateRecord gate, boolean baseline) {
        return gate.examples().stream()
                .filter(example ->
                        example.baseline().score() != null && example.winner().score() != null)
                .map(example -> baseline ? example.baseline() : example.winner())
                .filter(answer -> Objects.equals(answer.score(), 1.0))
                .count();
    }

    private static String color(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "green";
            case FAILED -> "red";
            case INCONCLUSIVE -> "amber";
        };
    }

    private static Element ended(LeafRecord leaf) {
        String color = switch (leaf.outcome()) {
            case PASSED, ACCEPTED -> "green";
            case INCONCLUSIVE, SKIPPED -> "amber";
            default -> "red";
        };
        return Parts.line(
                color,
                leaf.kind().name().charAt(0)
                        + leaf.kind().name().substring(1).toLowerCase(java.util.Locale.ROOT) + " " + leaf.name() + ", "
                        + leaf.outcome().label() + ":",
                Objects.requireNonNullElse(leaf.message(), ""));
    }

    /** What to do about an outcome. */
    private static final class Next {

        static Optional<String> of(ProgramRun run) {
            List<String> steps = new ArrayList<>();
            for (GateRecord gate : run.gates()) {
                if (gate.verdict() == Verdict.FAILED) {
                    missing(gate).ifPresent(steps::add);
                    failures(gate).ifPresent(steps::add);
                }
            }
            run.last().map(LeafRecord::run).map(info -> info.next()).ifPresent(steps::add);
            return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", steps));
        }

        private static Optional<String> missing(GateRecord gate) {
            Double gain = gate.gain();
            Double atLeast = gate.atLeast();
            List<String> words = new ArrayList<>();
            if (gain != null && gate.difference().mean() < gain) {
                words.add(Numbers.score(gain - gate.difference().mean()) + " of the gain of " + Numbers.score(gain));
            }
            double mean = gate.winner().estimate().mean();
            if (atLeast != null && mean < atLeast) {
                words.add(Numbers.score(atLeast - mean) + " of the score of " + Numbers.score(atLeast));
            }
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(gate.metric() + " lacks " + String.join(" and ", words) + " that is asked for.");
        }

        /** The largest group of those that are still wrong, by what was expected. */
        private static Optional<String> failures(GateRecord gate) {
            List<GateRecord.Example> wrong = gate.examples().stream()
                    .filter(example -> ExampleKind.isRightOrWrong(example)
                            && Objects.equals(example.winner().score(), 0.0))
                    .toList();
            return wrong.stream()
                    .collect(Collectors.groupingBy(GateRecord.Example::expected, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .filter(group -> group.getValue() > 1)
                    .max(Map.Entry.<String, Long>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<String, Long>comparingByKey().reversed()))
                    .map(group -> "Of " + wrong.size() + " examples that are still wrong, " + group.getValue()
                            + " expect " + shortened(group.getKey()) + ", the largest group.");
        }

        private static String shortened(String text) {
            return text.length() <= 120 ? text : text.substring(0, text.offsetByCodePoints(0, 100)) + " …";
        }
    }
}
