package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordJsonTests {

    @Test
    void readsBackAnOptimization() {
        OptimizationRecord optimization = SearchFixtures.optimization();

        assertThat(RecordJson.read(RecordJson.write(optimization), OptimizationRecord.class))
                .usingRecursiveComparison()
                .isEqualTo(optimization);
    }

    @Test
    void readsBackALayout() {
        OptimizationRecord laidOut = SearchFixtures.optimization(ModuleFixtures.laidOut(), List.of());

        assertThat(RecordJson.read(RecordJson.write(laidOut), OptimizationRecord.class)
                        .modules())
                .isEqualTo(ModuleFixtures.laidOut());
    }

    @Test
    void readsBackAChain() {
        OptimizationRecord chained = SearchFixtures.chained();

        assertThat(RecordJson.read(RecordJson.write(chained), OptimizationRecord.class))
                .usingRecursiveComparison()
                .isEqualTo(chained);
    }

    @Test
    void readsBackPromptsThatVote() {
        OptimizationRecord voting = SearchFixtures.optimization(ModuleFixtures.voting(), List.of());

        assertThat(RecordJson.read(RecordJson.write(voting), OptimizationRecord.class)
                        .modules())
                .isEqualTo(ModuleFixtures.voting());
    }

    @Test
    void readsBackAGate() {
        GateRecord gate = GateFixtures.gate();

        assertThat(RecordJson.read(RecordJson.write(gate), GateRecord.class))
                .usingRecursiveComparison()
                .isEqualTo(gate);
    }

    @Test
    void theValuesComeInTheOrderThatReadersKnow() throws Exception {
        assertThat(names(RecordJson.write(SearchFixtures.optimization())))
                .isEqualTo(
                        "leaf optimizer settings objective seed status statusReason models servers modules prompts baseline"
                                + " winner trials tried phases usage duration warnings importance attribution stages front");
        assertThat(names(RecordJson.write(GateFixtures.gate())))
                .isEqualTo(
                        "leaf metric optimizer verdict reasons atLeast gain notWorseBy inconclusive baseline accepted"
                                + " winner difference change claims groups judged judgedAtMost enough highest taskModel modules prompts"
                                + " examples contenders usage duration");
    }

    private static String names(String json) throws Exception {
        List<String> names = new ArrayList<>();
        new JsonMapper().readTree(json).get("record").fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }

    @Test
    void readsBackAComparison() {
        ComparisonRecord comparison = GateFixtures.comparison();

        assertThat(RecordJson.read(RecordJson.write(comparison), ComparisonRecord.class))
                .isEqualTo(comparison);
    }

    @Test
    void readsBackAPreflight() {
        PreflightRecord preflight = LeafFixtures.preflight();

        assertThat(RecordJson.read(RecordJson.write(preflight), PreflightRecord.class))
                .isEqualTo(preflight);
    }
}
