package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The description of an optimizer leaf: what the search found, what it cost, and what changed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OptimizationSummary {

    private OptimizationSummary() {}

    public static String of(OptimizationRecord optimization) {
        List<Element> parts = new ArrayList<>();
        parts.add(status(optimization));
        optimization.warnings().forEach(warning -> parts.add(SummaryParts.notice(Tone.AMBER, "Warning:", warning)));
        parts.addAll(scores(optimization));
        parts.add(SummaryParts.quiet(SummaryParts.cost(optimization.usage(), optimization.duration())));
        TrialsChart.of(optimization)
                .ifPresent(chart -> parts.add(
                        tag("div", "style", "margin:14px 0 0").add(chart.image("Scores in the course of the search"))));
        parts.addAll(front(optimization));
        parts.addAll(attribution(optimization));
        parts.addAll(SummaryParts.modules(optimization.modules()));
        return SummaryParts.summary(parts).toString();
    }

    private static Element status(OptimizationRecord optimization) {
        String reason = Objects.requireNonNullElse(optimization.statusReason(), trials(optimization));
        return switch (optimization.status()) {
            case COMPLETED -> SummaryParts.notice(Tone.GREEN, "Search completed.", reason);
            case UP_TO_DATE -> SummaryParts.notice(Tone.GREEN, "Artifact up to date, nothing to search.", reason);
            case BUDGET_EXHAUSTED ->
                SummaryParts.notice(
                        optimization.winner() == null ? Tone.RED : Tone.AMBER,
                        optimization.winner() == null
                                ? "Budget too small; there is no winner."
                                : "Budget used up; the winner is the best so far.",
                        reason);
            case ABORTED -> SummaryParts.notice(Tone.RED, "Aborted; its result is not used.", reason);
        };
    }

    private static String trials(OptimizationRecord optimization) {
        long full = optimization.trials().stream()
                .filter(trial -> trial.kind().full())
                .count();
        return Numbers.count(optimization.trials().size(), "evaluation") + ", " + Numbers.count(full)
                + " of them on the whole validation split.";
    }

    private static List<Element> scores(OptimizationRecord optimization) {
        ScoreRecord baseline = optimization.baseline();
        ScoreRecord winner = optimization.winner();
        List<Element> tiles = new ArrayList<>();
        if (baseline != null) {
            tiles.add(SummaryParts.tile("Unoptimized, " + optimization.objective(), baseline));
        }
        if (winner != null) {
            tiles.add(SummaryParts.tile("Winner, " + optimization.objective(), winner));
        }
        if (baseline != null && winner != null) {
            tiles.add(SummaryParts.tile(
                    "Change on the validation split",
                    Numbers.change(
                            winner.estimate().mean() - baseline.estimate().mean()),
                    "the best of many, so too high on average; the gate measures it on held-out data"));
        }
        return tiles.isEmpty() ? List.of() : List.of(SummaryParts.tiles(tiles));
    }

    /** Where a preference has taken the winner. */
    private static List<Element> front(OptimizationRecord optimization) {
        List<Element> parts = new ArrayList<>();
        String decision = optimization.front().decision();
        if (decision != null) {
            parts.add(SummaryParts.notice(Tone.BLUE, "The rule:", decision));
            FrontChart.of(optimization)
                    .ifPresent(chart -> parts.add(tag("div", "style", "margin:14px 0 0")
                            .add(chart.image("What the candidates score and cost"))));
        }
        return parts;
    }

    private static List<Element> attribution(OptimizationRecord optimization) {
        if (optimization.attribution().isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = optimization.attribution().stream()
                .map(worth -> List.of(
                        worth.module(),
                        worth.part().name().toLowerCase(Locale.ROOT),
                        Numbers.change(worth.difference().mean()),
                        Numbers.changeRange(worth.difference().interval()),
                        Numbers.count(worth.difference().count()),
                        worth.measurable() ? "" : "no measurable effect",
                        share(worth.share())))
                .toList();
        return List.of(
                SummaryParts.heading("What each change was worth"),
                SummaryParts.table(
                        List.of("module", "part", "worth", "95 % interval", "validation examples", "", "share"), rows),
                SummaryParts.quiet(
                        "The winner, minus the winner with that part put back to the seed's, on the same validation "
                                + "examples. Parts interact; these differences do not add up. The shares do, to the gain that the race "
                                + "expects: each is what its part adds on average over all orders of the changes "
                                + "(Shapley value), with its standard deviation."));
    }

    private static String share(Attribution.@Nullable Share share) {
        return share == null ? "" : Numbers.change(share.mean()) + " ± " + Numbers.score(share.deviation());
    }
}
