package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.gate.Verdict;
import dev.attune.report.GateFixtures;
import dev.attune.report.Xml;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateSummaryTests {

    @Test
    void warnsOfATestSplitThatWasAskedTooOften() {
        String warning =
                "The test split was asked too often. It has judged 21 candidates, and its error rate holds for 20 at"
                        + " most. Give the gate fresh test examples.";

        assertThat(Xml.text(summary(21))).contains(warning);
        assertThat(Xml.text(summary(20))).doesNotContain("too often");
    }

    @Test
    void saysOfHowManyGroupsTheIntervalsAre() {
        assertThat(Xml.text(summary(1)))
                .contains("The test examples make 12 groups. Scores, changes and their intervals are");
    }

    private static String summary(int judged) {
        return GateSummary.of(GateFixtures.gateThatHasJudged(judged, Verdict.PASSED, List.of(), List.of()));
    }
}
