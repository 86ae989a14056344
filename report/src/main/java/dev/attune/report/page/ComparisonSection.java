package dev.attune.report.page;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.statistics.Interval;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Tone;
import dev.attune.report.view.ComparisonSummary;
import dev.attune.report.view.SummaryParts;
import java.util.ArrayList;
import java.util.List;

/** The same prompts on two models, in compare mode: decisions first, then all metrics as a table. */
final class ComparisonSection {

    private ComparisonSection() {}

    static List<Element> verdicts(ComparisonRecord comparison) {
        List<Element> lines = new ArrayList<>();
        for (Row row : comparison.rows()) {
            Guard guard = row.guard();
            if (guard != null) {
                lines.add(Parts.line(
                        Tone.of(guard.verdict()).key(),
                        guard.verdict() + " " + ComparisonSummary.inWords(row) + ".",
                        String.join(" ", guard.reasons())));
            }
        }
        comparison.notes().forEach(note -> lines.add(Parts.line("amber", "Warning:", note)));
        return lines;
    }

    static Element of(List<ComparisonRecord> comparisons) {
        List<Element> parts = new ArrayList<>();
        for (ComparisonRecord comparison : comparisons) {
            List<Interval> intervals = comparison.rows().stream()
                    .map(row -> row.difference().interval())
                    .toList();
            parts.add(Parts.table(
                    "Two models",
                    List.of(
                            "metric",
                            comparison.before(),
                            comparison.after(),
                            "difference",
                            Parts.heading(intervals),
                            "test examples"),
                    comparison.rows().stream()
                            .map(row -> List.of(
                                    row.metric(),
                                    Numbers.score(row.before().estimate().mean()),
                                    Numbers.score(row.after().estimate().mean()),
                                    Numbers.change(row.difference().mean()),
                                    Parts.cell(row.difference().interval(), intervals),
                                    Numbers.count(row.difference().count()) + SummaryParts.notCounted(row.after())))
                            .toList()));
            parts.add(Parts.quiet("The prompts of " + comparison.prompts()
                    + " on two models. Differences are new minus old, " + "on the same test examples. "
                    + SummaryParts.cost(comparison.usage(), comparison.duration())));
        }
        return Parts.section("Two models compared", parts);
    }
}
