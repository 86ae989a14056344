package dev.attune.report.view;

import static dev.attune.report.html.Element.tag;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.chart.IntervalChart;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The description of a gate leaf: the decision, both programs side by side on held-out data, and what changed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateSummary {

    private GateSummary() {}

    public static String of(GateRecord gate) {
        List<Element> parts = new ArrayList<>();
        parts.add(verdict(gate));
        if (gate.judged() > gate.judgedAtMost()) {
            parts.add(SummaryParts.notice(
                    Tone.AMBER,
                    "The test split was asked too often.",
                    "It has judged " + gate.judged() + " candidates, and its error rate holds for "
                            + gate.judgedAtMost() + " at most. Give the gate fresh test examples."));
        }
        parts.add(SummaryParts.tiles(tiles(gate)));
        parts.add(SummaryParts.quiet(asked(gate)));
        if (gate.groups() > 0) {
            parts.add(
                    SummaryParts.quiet(
                            "The test examples make " + Numbers.count(gate.groups(), "group")
                                    + ". Scores, changes and their intervals are over the groups, each with the mean of its examples."));
        }
        parts.add(SummaryParts.quiet(SummaryParts.cost(gate.usage(), gate.duration())));
        parts.add(tag("div", "style", "margin:14px 0 0")
                .add(IntervalChart.of(gate).image(gate.metric() + " with intervals")));
        parts.addAll(comparison(gate));
        if (!gate.examples().isEmpty()) {
            parts.add(SummaryParts.heading("Example by example"));
            parts.add(SummaryParts.quiet(GateTable.summary(gate) + "; all answers are in the attached table."));
        }
        parts.addAll(SummaryParts.modules(gate.modules()));
        return SummaryParts.summary(parts).toString();
    }

    /** The unoptimized program, the accepted artifact where there is another one, and the winner. */
    private static List<Element> tiles(GateRecord gate) {
        List<Element> tiles = new ArrayList<>();
        tiles.add(SummaryParts.tile("Unoptimized, " + gate.metric(), gate.baseline()));
        ScoreRecord accepted = gate.accepted();
        if (accepted != null) {
            tiles.add(SummaryParts.tile("Accepted, " + gate.metric(), accepted));
        }
        tiles.add(SummaryParts.tile("Winner, " + gate.metric(), gate.winner()));
        tiles.add(change("Change on held-out data", gate.difference()));
        PairedDifference change = gate.change();
        if (accepted != null && change != null) {
            tiles.add(change("Change against the accepted", change));
        }
        return tiles;
    }

    private static Element change(String title, PairedDifference difference) {
        return SummaryParts.tile(
                title,
                Numbers.change(difference.mean()),
                Numbers.changes(difference.interval()) + ", " + Numbers.count(difference.count(), "pair"));
    }

    /** The optimizers of the program side by side, where there were several. */
    private static List<Element> comparison(GateRecord gate) {
        if (gate.contenders().size() < 2) {
            return List.of();
        }
        List<List<String>> rows = gate.contenders().stream()
                .map(contender -> List.of(
                        contender.optimizer() + (contender.chosen() ? " (judged here)" : ""),
                        score(contender.winner()),
                        gain(contender),
                        score(contender.common()),
                        Numbers.count(contender.usage().calls()),
                        Numbers.count(contender.usage().inputTokens()
                                + contender.usage().outputTokens()),
                        Numbers.duration(contender.duration())))
                .toList();
        List<String> header = List.of(
                "optimizer",
                "validation score in its search",
                "gain",
                "all validation examples",
                "calls",
                "tokens",
                "time");
        return List.of(SummaryParts.heading("The optimizers compared"), SummaryParts.table(header, rows));
    }

    private static String score(@Nullable ScoreRecord score) {
        return score == null
                ? "none"
                : Numbers.score(score.estimate().mean()) + " ("
                        + Numbers.interval(score.estimate().interval()) + SummaryParts.notCounted(score) + ")";
    }

    private static String gain(GateRecord.Contender contender) {
        ScoreRecord baseline = contender.baseline();
        ScoreRecord winner = contender.winner();
        return baseline == null || winner == null
                ? "none"
                : Numbers.change(winner.estimate().mean() - baseline.estimate().mean());
    }

    private static Element verdict(GateRecord gate) {
        String reasons = String.join(" ", gate.reasons());
        return SummaryParts.notice(
                Tone.of(gate.verdict()), "Gate " + gate.verdict().name().toLowerCase(Locale.ROOT) + ".", reasons);
    }

    /** The thresholds in words. */
    public static String asked(GateRecord gate) {
        List<String> thresholds = new ArrayList<>();
        if (gate.atLeast() != null) {
            thresholds.add("at least " + Numbers.threshold(gate.atLeast()));
        }
        if (gate.gain() != null) {
            thresholds.add("a gain of " + Numbers.threshold(gate.gain()));
        }
        if (gate.notWorseBy() != null) {
            thresholds.add("no loss of more than " + Numbers.threshold(gate.notWorseBy())
                    + (gate.accepted() == null ? "" : " against the accepted artifact"));
        }
        return thresholds.isEmpty()
                ? "No threshold asked for."
                : "Asked for: " + String.join(" and ", thresholds) + ".";
    }
}
