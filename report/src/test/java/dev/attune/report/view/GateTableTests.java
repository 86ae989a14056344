package dev.attune.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.gate.Verdict;
import dev.attune.report.GateFixtures;
import dev.attune.report.Xml;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GateTableTests {

    @Test
    void putsChangesFirst() {
        List<String> changes = GateTable.csv(GateFixtures.gate())
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1)))
                .collect(Collectors.toList());

        assertThat(changes)
                .containsExactly(
                        "\"lost\",\"test-3\"",
                        "\"gained\",\"test-2\"",
                        "\"gained\",\"test-6\"",
                        "\"not counted\",\"test-5\"",
                        "\"still wrong\",\"test-1\"",
                        "\"still right\",\"test-4\"");
    }

    @Test
    void countsChanges() {
        assertThat(GateTable.summary(GateFixtures.gate()))
                .isEqualTo("1 lost, 2 gained, 1 not counted, 1 still wrong, 1 still right");
    }

    @Test
    void speaksOfBetterAndWorseWhereScoresAreGraded() {
        GateRecord gate = GateFixtures.gate(
                Verdict.PASSED, List.of(), List.of(GateFixtures.example("test-1", "?", "yes", 0.25, 0.75)));

        assertThat(GateTable.summary(gate)).isEqualTo("1 better");
    }

    @Test
    void showsBothAnswersOfEveryExample() {
        String page = GateTable.page(GateFixtures.gate());

        assertThat(Xml.elements(page, "tr")).hasSize(7);
        assertThat(Xml.text(page))
                .contains("I think it is Tanzania, but I am not sure.")
                .contains("longer than asked for");
    }
}
