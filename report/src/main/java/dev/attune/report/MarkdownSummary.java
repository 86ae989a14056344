package dev.attune.report;

import static dev.attune.report.MarkdownText.block;
import static dev.attune.report.MarkdownText.line;
import static dev.attune.report.MarkdownText.table;

import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Numbers;
import dev.attune.report.page.Outcomes;
import dev.attune.report.view.GateSummary;
import dev.attune.report.view.ModulePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run came to, for the summary of a CI job or a comment of a pull request: verdicts first, then what changed and what it was worth. */
final class MarkdownSummary {

    private MarkdownSummary() {}

    static String of(GateRecord gate) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(score("unoptimized", gate.baseline()));
        ScoreRecord accepted = gate.accepted();
        if (accepted != null) {
            rows.add(score("accepted", accepted));
        }
        rows.add(score("winner", gate.winner()));
        rows.add(change("gain over the unoptimized", gate.difference()));
        PairedDifference change = gate.change();
        if (accepted != null && change != null) {
            rows.add(change("change against the accepted", change));
        }
        return "### " + icon(gate) + " " + line(gate.leaf().programName()) + ", " + line(gate.metric()) + ": "
                + gate.verdict()
                + "\n\n" + line(String.join(" ", gate.reasons())) + "\n\n"
                + table(List.of("", line(gate.metric()) + " on test examples", "interval", "examples"), rows)
                + line(GateSummary.asked(gate)) + "\n\n";
    }

    private static String icon(GateRecord gate) {
        return switch (gate.verdict()) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case INCONCLUSIVE -> "❔";
        };
    }

    private static List<String> score(String name, ScoreRecord score) {
        String counted = Numbers.count(score.estimate().count())
                + (score.notCounted() == 0 ? "" : " (" + score.notCounted() + " not counted)");
        return List.of(
                name,
                Numbers.score(score.estimate().mean()),
                Numbers.interval(score.estimate().interval()),
                counted);
    }

    private static List<String> change(String name, PairedDifference difference) {
        return List.of(
                name,
                Numbers.change(difference.mean()),
                Numbers.changes(difference.interval()),
                Numbers.count(difference.count()));
    }

    /** How a leaf ended of which no record says so; empty if there is nothing to say. */
    static String of(LeafRecord leaf) {
        String message = leaf.message();
        return switch (leaf.outcome()) {
            case PASSED, FAILED, INCONCLUSIVE, SKIPPED -> "";
            case ACCEPTED -> heading("✅", leaf) + (message == null ? "" : line(message) + "\n\n");
            case MISSING, STALE, PREFLIGHT, BUDGET, MODELS, USER_CODE, ABORTED, ERROR ->
                heading("❌", leaf) + (message == null ? "" : block(message) + "\n");
        };
    }

    private static String heading(String mark, LeafRecord leaf) {
        return "### " + mark + " " + line(leaf.leaf().programName()) + ", " + line(leaf.name()) + ": "
                + Outcomes.inWords(leaf) + "\n\n";
    }

    static String of(OptimizationRecord search) {
        StringBuilder text = new StringBuilder(
                "### Search of " + line(search.leaf().programName()) + " with " + line(search.optimizer()) + ": "
                        + search.status().name().toLowerCase(Locale.ROOT) + "\n\n");
        String reason = search.statusReason();
        if (reason != null) {
            text.append(line(reason)).append("\n\n");
        }
        ScoreRecord baseline = search.baseline();
        ScoreRecord winner = search.winner();
        if (baseline != null && winner != null) {
            text.append(table(
                    List.of("", line(search.objective()) + " on validation examples", "interval", "examples"),
                    List.of(score("unoptimized", baseline), score("winner", winner))));
        }
        String decision = search.front().decision();
        if (decision != null && !search.warnings().contains(decision)) {
            text.append(line(decision)).append("\n\n");
        }
        text.append(worth(search));
        search.modules().stream()
                .filter(ModuleChange::changesThePrompt)
                .flatMap(ModuleChange::voters)
                .forEach(module -> text.append(module(module)));
        text.append(Numbers.count(search.usage().calls(), "call"))
                .append(", ")
                .append(Numbers.count(
                        search.usage().inputTokens() + search.usage().outputTokens(), "token"))
                .append(", ")
                .append(Numbers.duration(search.duration()))
                .append("\n\n");
        search.warnings()
                .forEach(warning -> text.append("⚠ ").append(line(warning)).append("\n\n"));
        return text.toString();
    }

    private static String worth(OptimizationRecord search) {
        if (search.attribution().isEmpty()) {
            return "";
        }
        List<List<String>> rows = search.attribution().stream()
                .map(worth -> List.of(
                        line(worth.module()),
                        worth.part().name().toLowerCase(Locale.ROOT),
                        Numbers.change(worth.difference().mean()),
                        Numbers.changes(worth.difference().interval()),
                        effect(worth)))
                .toList();
        return "What each change was worth, on validation examples; parts interact, so these do not add up:\n\n"
                + table(List.of("module", "part", "worth", "interval", ""), rows);
    }

    /** How surely each of several claims is shown, when all gates have decided. */
    static String of(String program, List<Claim> claims) {
        return "### Claims of " + line(program) + "\n\n"
                + Claim.inWords(claims).stream()
                        .map(claim -> "* " + line(claim) + "\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    static String of(WorthRecord worth) {
        String heading = "### What each change of " + line(worth.leaf().programName()) + " is worth\n\n";
        List<List<String>> rows = new ArrayList<>();
        for (WorthRecord.Part part : worth.parts()) {
            for (WorthRecord.Effect effect : part.effects()) {
                PairedDifference difference = effect.difference();
                rows.add(List.of(
                        line(part.module()),
                        part.part().name().toLowerCase(Locale.ROOT),
                        line(effect.metric()),
                        difference == null ? "" : Numbers.change(difference.mean()),
                        difference == null ? "" : Numbers.changes(difference.interval()),
                        difference == null ? "" : Numbers.count(difference.count()),
                        line(effect(effect))));
            }
        }
        return heading
                + "The winner minus the winner with that part taken back, on test examples; parts interact, so these"
                + " do not add up:\n\n"
                + table(List.of("module", "part", "metric", "worth", "interval", "examples", ""), rows)
                + worth.notes().stream().map(note -> line(note) + "\n\n").collect(Collectors.joining());
    }

    private static String effect(WorthRecord.Effect effect) {
        String reason = effect.reason();
        if (effect.difference() == null) {
            return "not measured" + (reason == null ? "" : ": " + reason);
        }
        return effect.measurable() ? "" : "no measurable effect";
    }

    private static String effect(Attribution worth) {
        return worth.measurable() ? "" : "no measurable effect";
    }

    private static String module(ModuleChange change) {
        boolean instruction = !change.instructionBefore().equals(change.instructionAfter());
        String demos = Numbers.count(change.demosAfter().size(), "demo")
                + ModulePage.ofPool(change)
                + ModulePage.layout(", ", change);
        return "<details><summary>" + line(change.module()) + ": "
                + (instruction ? "another instruction, " : "the same instruction, ") + demos
                + (change.votesWith().isEmpty() ? "" : "." + ModulePage.votes(change)) + "</summary>\n\n"
                + (instruction ? "before:\n\n" + block(change.instructionBefore()) + "\nafter:\n\n" : "")
                + block(change.instructionAfter()) + "\n</details>\n\n";
    }
}
