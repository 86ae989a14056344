package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.report.GateFixtures;
import org.junit.jupiter.api.Test;

class ComparisonSummaryTests {

    private final String summary = ComparisonSummary.of(GateFixtures.comparison());

    @Test
    void hasARowForEachMetricWithBothModels() {
        assertThat(summary)
                .contains("openai:old", "openai:new", "The prompts of the accepted artifact on two models")
                .contains("exactMatch", "brevity");
        assertThat(summary.split("<tr>", -1)).hasSizeGreaterThan(3);
    }

    @Test
    void showsTheDecisionAndTheWarnings() {
        assertThat(summary)
                .contains("FAILED.", "a loss is shown.")
                .contains("1 of 40 answers of openai:new could not be read.");
    }

    @Test
    void tellsAMetricInWords() {
        assertThat(ComparisonSummary.inWords(GateFixtures.comparison().rows().get(1)))
                .isEqualTo("brevity 0.500 → 0.750, difference +0.250 (95 % interval +0.125 to +0.375)");
    }
}
