package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.LatencyFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatencyGuardRunTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"OFF", "RECORD"})
    void aRunThatAnEarlierGateHasMadeHasItsTime(ReplayMode mode) {
        GateRecord gate = run(mode).gate("fast");

        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("80 of 80 runs of the winner take at most 3600000 ms")
                        .contains("with up to 2 examples at once"));
    }

    @Test
    void aRecordingHasNoTimesSoThatNothingIsAskedAndTheReportSaysSo() {
        run(ReplayMode.RECORD);
        ProgramResult result = run(ReplayMode.STRICT);

        String said = "p95Latency (3600000 ms) was not asked: answers of a recording have no time. Measure it without"
                + " attune.replay = strict.";
        assertThat(result.gate("fast").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.gate("fast").reasons()).contains(said);
        assertThat(result.preflight().checks()).contains(new Check("gate fast", Status.WARNING, said));
        assertThat(result.gate("asked").reasons()).doesNotContain(said);
    }

    @Test
    void twoReplaysTellTheSame() {
        run(ReplayMode.RECORD);

        assertThat(run(ReplayMode.STRICT).gate("fast").reasons())
                .isEqualTo(run(ReplayMode.STRICT).gate("fast").reasons());
    }

    private ProgramResult run(ReplayMode mode) {
        Settings settings = TestSettings.withReplay(TestSettings.in(folder, Mode.OPTIMIZE, 2), mode);
        return ProgramLauncher.run(LatencyFixture.class, () -> settings);
    }
}
