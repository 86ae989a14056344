package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.SearchFixtures;
import dev.attune.report.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsChartTests {

    @Test
    void drawsADotForEveryTrialAndThreeInTheLegend() {
        assertThat(Xml.elements(chart(SearchFixtures.trials(27)), "circle")).hasSize(27 + 3);
    }

    @Test
    void tellsWhatADotMeans() {
        assertThat(Xml.text(chart(SearchFixtures.trials(2)))).contains("Trial 1, minibatch of 20: 0.");
    }

    @Test
    void hasTitleAndDescriptionForWhoCannotSeeIt() {
        String chart = chart(SearchFixtures.trials(27));

        assertThat(Xml.elements(chart, "title").get(0).getTextContent()).contains("exactMatch on the validation split");
        assertThat(Xml.elements(chart, "desc").get(0).getTextContent())
                .isEqualTo(
                        "27 trials, from 0 to 26. The unoptimized program scores 0.317. The best full evaluation is trial 24"
                                + " with 0.427.");
    }

    @Test
    void drawsASingleTrial() {
        assertStaysInside(chart(SearchFixtures.trials(1)));
    }

    @Test
    void drawsEqualScores() {
        assertStaysInside(chart(List.of(
                SearchFixtures.trial(0, Kind.BASELINE, 0, 0),
                SearchFixtures.trial(1, Kind.MINIBATCH, 0, 0),
                SearchFixtures.trial(2, Kind.FULL, 0, 0))));
    }

    @Test
    void drawsNegativeScores() {
        String chart = chart(List.of(
                SearchFixtures.trial(0, Kind.BASELINE, -120.5, -120.5),
                SearchFixtures.trial(1, Kind.MINIBATCH, -99, -120.5),
                SearchFixtures.trial(2, Kind.FULL, -101.25, -101.25)));

        assertStaysInside(chart);
        assertThat(Xml.text(chart)).contains("−120");
    }

    @Test
    void drawsTheBlocksAndFinalistsOfARace() {
        String chart = chart(List.of(
                SearchFixtures.trial(0, Kind.BASELINE, 0.2, 0.2),
                SearchFixtures.trial(1, Kind.BLOCK, 0.25, 0.2),
                SearchFixtures.trial(2, Kind.FINALIST, 0.5, 0.2),
                SearchFixtures.trial(3, Kind.PUT_BACK, 0.3, 0.2),
                SearchFixtures.trial(4, Kind.FULL, 0.45, 0.45)));

        assertStaysInside(chart);
        assertThat(Xml.text(chart))
                .contains("block of", "finalist on", "put back on")
                .doesNotContain("minibatch");
        assertThat(Xml.elements(chart, "circle")).hasSize(5 + 4);
    }

    @Test
    void leavesOutTrialsWithoutAScore() {
        String chart = chart(List.of(
                SearchFixtures.trial(0, Kind.BASELINE, 0.5, 0.5),
                SearchFixtures.trial(1, Kind.MINIBATCH, Double.NaN, 0.5)));

        assertThat(Xml.elements(chart, "circle")).hasSize(1 + 3);
        assertThat(chart).doesNotContain("NaN");
    }

    @Test
    void drawsTheUnoptimizedProgramOfAnEarlierSearch() {
        String chart = chart(List.of(SearchFixtures.trial(4, Kind.FULL, 0.6, 0.6)));

        assertThat(Xml.text(chart)).contains("The unoptimized program scores 0.317.");
    }

    @Test
    void isNotThereWithoutTrials() {
        assertThat(TrialsChart.of(optimization(List.of()))).isEmpty();
    }

    private static void assertStaysInside(String chart) {
        assertThat(Xml.elements(chart, "circle")).isNotEmpty().allSatisfy(dot -> {
            assertThat(Double.parseDouble(dot.getAttribute("cx"))).isBetween(0.0, 800.0);
            assertThat(Double.parseDouble(dot.getAttribute("cy"))).isBetween(0.0, 310.0);
        });
        assertThat(chart).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static String chart(List<TrialRecord> trials) {
        return TrialsChart.of(optimization(trials)).orElseThrow().alone();
    }

    private static OptimizationRecord optimization(List<TrialRecord> trials) {
        return SearchFixtures.optimization(ModuleFixtures.modules(), trials, List.of());
    }
}
