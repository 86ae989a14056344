package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import org.junit.jupiter.api.Test;

class RecordJsonTests {

    @Test
    void readsBackAnOptimization() {
        OptimizationRecord optimization = RunFixtures.optimization();

        assertThat(RecordJson.read(RecordJson.write(optimization), OptimizationRecord.class))
                .isEqualTo(optimization);
    }

    @Test
    void readsBackAGate() {
        GateRecord gate = RunFixtures.gate();

        assertThat(RecordJson.read(RecordJson.write(gate), GateRecord.class)).isEqualTo(gate);
    }

    @Test
    void readsBackAPreflight() {
        PreflightRecord preflight = RunFixtures.preflight();

        assertThat(RecordJson.read(RecordJson.write(preflight), PreflightRecord.class))
                .isEqualTo(preflight);
    }
}
