package dev.attune.report.page;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.StageRecord;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each stage of a chain found. */
final class StageTable {

    private static final String NAME = "Stages";

    private StageTable() {}

    /** Empty if there is no chain. */
    static Optional<Element> of(OptimizationRecord search) {
        return search.stages().isEmpty()
                ? Optional.empty()
                : Optional.of(Parts.table(
                        NAME,
                        List.of(
                                "stage",
                                "ended",
                                search.objective() + " before, on its validation examples",
                                "after",
                                "change",
                                "trials",
                                "calls"),
                        search.stages().stream().map(StageTable::row).toList()));
    }

    private static List<String> row(StageRecord stage) {
        return List.of(
                stage.optimizer(),
                stage.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                score(stage.before()),
                score(stage.after()),
                change(stage),
                Numbers.count(stage.trials()),
                Numbers.count(stage.usage().calls()));
    }

    private static String score(@Nullable ScoreRecord score) {
        return score == null ? "not measured" : Numbers.score(score.estimate().mean());
    }

    private static String change(StageRecord stage) {
        ScoreRecord before = stage.before();
        ScoreRecord after = stage.after();
        return before == null || after == null
                ? ""
                : Numbers.change(after.estimate().mean() - before.estimate().mean());
    }
}
