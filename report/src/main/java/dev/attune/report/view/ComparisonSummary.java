package dev.attune.report.view;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** The description of a leaf of compare mode: both models side by side, metric by metric. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ComparisonSummary {

    private ComparisonSummary() {}

    public static String of(ComparisonRecord comparison) {
        List<Element> parts = new ArrayList<>();
        for (Row row : comparison.rows()) {
            Guard guard = row.guard();
            if (guard != null) {
                parts.add(SummaryParts.notice(
                        Tone.of(guard.verdict()), guard.verdict() + ".", String.join(" ", guard.reasons())));
            }
        }
        comparison.notes().forEach(note -> parts.add(SummaryParts.notice(Tone.AMBER, "Warning:", note)));
        parts.add(SummaryParts.heading("The prompts of " + comparison.prompts() + " on two models"));
        parts.add(SummaryParts.table(
                List.of("metric", comparison.before(), comparison.after(), "difference", "interval", "test examples"),
                comparison.rows().stream().map(ComparisonSummary::cells).toList()));
        parts.add(SummaryParts.quiet("Differences are new minus old, on the same test examples."));
        parts.add(SummaryParts.quiet(SummaryParts.cost(comparison.usage(), comparison.duration())));
        return SummaryParts.summary(parts).toString();
    }

    /** One metric in a sentence. */
    public static String inWords(Row row) {
        return row.metric() + " " + Numbers.score(row.before().estimate().mean()) + " → "
                + Numbers.score(row.after().estimate().mean()) + ", difference "
                + Numbers.change(row.difference().mean()) + " (" + interval(row) + ")"
                + SummaryParts.notCounted(row.after());
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.metric(),
                score(row.before()),
                score(row.after()),
                Numbers.change(row.difference().mean()),
                interval(row),
                Numbers.count(row.difference().count()) + SummaryParts.notCounted(row.after()));
    }

    private static String score(ScoreRecord score) {
        return Numbers.score(score.estimate().mean());
    }

    private static String interval(Row row) {
        return Numbers.changes(row.difference().interval());
    }
}
