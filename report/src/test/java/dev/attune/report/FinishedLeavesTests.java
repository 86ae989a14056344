package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinishedLeavesTests {

    private final FinishedLeaves leaves = new FinishedLeaves(2);
    private final LeafReport report = new GateReport(GateFixtures.gate());

    @Test
    void handsOutAReportOnce() {
        leaves.put("a", report);

        assertThat(leaves.take("a")).contains(report);
        assertThat(leaves.take("a")).isEmpty();
    }

    @Test
    void dropsTheOldestWhereNobodyTakesThem() {
        leaves.put("a", report);
        leaves.put("b", report);
        leaves.put("c", report);

        assertThat(leaves.take("a")).isEmpty();
        assertThat(leaves.take("b")).isPresent();
        assertThat(leaves.take("c")).isPresent();
    }
}
