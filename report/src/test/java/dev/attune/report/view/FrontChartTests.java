package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Cost;
import dev.attune.engine.event.Preference;
import dev.attune.report.SearchFixtures;
import dev.attune.report.Xml;
import dev.attune.report.html.Tone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrontChartTests {

    private static final Preference RULE = new Preference(Cost.TOKENS, 0.02);

    @Test
    void drawsADotForEachCandidateWhoseCostIsKnownAndThreeInTheLegend() {
        assertThat(Xml.elements(chart(RULE), "circle")).hasSize(4 + 3).allSatisfy(dot -> {
            assertThat(Double.parseDouble(dot.getAttribute("cx"))).isBetween(0.0, 800.0);
            assertThat(Double.parseDouble(dot.getAttribute("cy"))).isBetween(0.0, 320.0);
        });
    }

    @Test
    void marksTheWinnerAndLeavesTheBeatenGrey() {
        assertThat(Xml.elements(chart(RULE), "circle"))
                .filteredOn(dot -> dot.getTextContent().startsWith("winner, "))
                .singleElement()
                .satisfies(dot -> {
                    assertThat(dot.getAttribute("fill")).isEqualTo(Tone.GREEN.color());
                    assertThat(dot.getTextContent()).isEqualTo("winner, trial 10: 0.420 at 480 tokens a run");
                });
        assertThat(Xml.elements(chart(RULE), "circle"))
                .filteredOn(dot -> dot.getTextContent().startsWith("trial 15"))
                .singleElement()
                .satisfies(dot -> assertThat(dot.getAttribute("stroke")).isEqualTo("#8a9099"));
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(Xml.elements(chart(RULE), "desc").get(0).getTextContent())
                .isEqualTo(
                        "4 candidates; 3 of them no other one beats in both score and cost. The winner scores 0.420 at"
                                + " 480 tokens a run.");
        assertThat(Xml.text(chart(RULE))).contains("0.02 below the best", "exactMatch and tokens of each candidate");
    }

    @Test
    void withoutARuleThereIsNoToleranceToDraw() {
        assertThat(Xml.text(chart(null))).doesNotContain("below the best");
    }

    @Test
    void isNotThereWhereNothingIsKnown() {
        assertThat(FrontChart.of(SearchFixtures.optimization())).isEmpty();
    }

    private static String chart(@Nullable Preference rule) {
        return FrontChart.of(SearchFixtures.preferring(rule, "proposal 2"))
                .orElseThrow()
                .alone();
    }
}
