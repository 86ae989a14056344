package dev.attune.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.gate.Verdict;
import dev.attune.report.GateFixtures;
import dev.attune.report.ModuleFixtures;
import dev.attune.report.Xml;
import dev.attune.report.html.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class IntervalChartTests {

    @Test
    void namesScoresDifferenceAndThresholds() {
        assertThat(Xml.elements(IntervalChart.of(GateFixtures.gate()).alone(), "text"))
                .extracting(Element::getTextContent)
                .contains(
                        "unoptimized",
                        "0.300",
                        "winner",
                        "0.425",
                        "difference",
                        "+0.125",
                        "at least 0.35",
                        "gain of 0.02");
    }

    @Test
    void aGainIsNotRedWhereTheGateAskedForMore() {
        String picture = IntervalChart.of(GateFixtures.gate(Verdict.FAILED, ModuleFixtures.modules(), List.of()))
                .alone();

        assertThat(GateFixtures.gate().difference().mean()).isPositive();
        assertThat(picture).doesNotContain(Tone.RED.color());
    }

    @Test
    void showsTheAcceptedArtifactAndTheLossThatAGuardAllows() {
        assertThat(Xml.elements(IntervalChart.of(GateFixtures.guard()).alone(), "text"))
                .extracting(Element::getTextContent)
                .contains("accepted", "0.450", "to accepted", "loss of 0.05")
                .doesNotContain("gain of 0.05");
    }
}
