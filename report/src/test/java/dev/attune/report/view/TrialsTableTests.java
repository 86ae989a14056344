package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.Usage;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.SearchFixtures;
import dev.attune.report.Xml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a score does not show of the examples behind it stands beside it. */
class TrialsTableTests {

    private static final String REASON =
            "module Find: This model's maximum context length is 4096 tokens. (example t7)";
    private static final TrialRecord INFEASIBLE =
            new TrialRecord(3, Kind.MINIBATCH, Map.of(), 20, Double.NaN, 0.5, 0, 4, 0, REASON, Usage.NONE);
    private static final TrialRecord LOSSY =
            new TrialRecord(4, Kind.FULL, Map.of(), 88, 0.75, 0.75, 2, 5, 8, null, Usage.NONE);

    @Test
    void showsWhyACandidateIsInfeasible() {
        assertThat(Xml.text(TrialsTable.page(optimization()))).contains(REASON);
        assertThat(TrialsTable.csv(optimization())).contains(REASON);
        assertThat(TrialsTable.inWords(INFEASIBLE)).isEqualTo("infeasible, " + REASON);
    }

    @Test
    void showsHowManyExamplesFailedAndHowManyOfAllAreNotCounted() {
        assertThat(Xml.text(TrialsTable.page(optimization()))).contains("8 of 96");
        assertThat(TrialsTable.csv(optimization())).contains("0.75,0.75,2,5,8,");
        assertThat(TrialsTable.inWords(LOSSY)).isEqualTo("0.750, 2 unreadable, 5 failed, 8 of 96 not counted");
    }

    @Test
    void saysWhichTrialsWereOnTrainingExamples() {
        TrialRecord training = new TrialRecord(
                1, Kind.TRAINING, Map.of("parent", "the unoptimized program"), 3, 0.5, 0.25, 0, 0, 0, null, Usage.NONE);
        OptimizationRecord evolved =
                SearchFixtures.optimization(ModuleFixtures.modules(), List.of(training, LOSSY), List.of());
        assertThat(TrialsTable.name(training)).isEqualTo("Trial 1, training minibatch of 3");
        assertThat(Xml.text(TrialsTable.page(evolved)))
                .contains("2 evaluations on the training and validation splits of", "the unoptimized program");
        assertThat(Xml.text(TrialsTable.page(optimization()))).contains("2 evaluations on the validation split of");
    }

    @Test
    void theSummaryOfAScoreSaysSoToo() {
        ScoreRecord score = new ScoreRecord(new Estimate(0.75, new Interval(0.6, 0.8, 0.95), 88), 0, 5, 8);
        assertThat(SummaryParts.tile("Winner", score).toString())
                .contains("88 examples, 5 failed, 8 of 96 not counted");
    }

    @Test
    void theChartLeavesOutInfeasibleCandidates() {
        assertThat(TrialsChart.of(optimization()).orElseThrow().alone()).doesNotContain("NaN", "Trial 3");
    }

    private static OptimizationRecord optimization() {
        return SearchFixtures.optimization(ModuleFixtures.modules(), List.of(INFEASIBLE, LOSSY), List.of());
    }
}
