package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TokenFixture;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenGuardRunTests {

    @TempDir
    Path folder;

    @Test
    void aWinnerThatTakesTooManyTokensFailsHoweverGoodItIs() {
        ProgramResult result = run(ReplayMode.OFF);

        assertThat(result.gate("cheap").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(result.gate("dear").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.gate("dear").difference().mean()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECORD", "STRICT"})
    void tokensOfARecordingAreThoseOfTheRun(ReplayMode mode) {
        run(ReplayMode.RECORD);
        GateRecord gate = run(mode).gate("dear");

        assertThat(gate.reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("0 of 60 runs of the winner take at most 1009 tokens")
                        .contains("half of them at most 1010"));
    }

    @Test
    void whereExamplesComeInGroupsTheReasonSaysThatRunsDoNot() {
        String runByRun =
                "These runs are counted one by one, although the examples come in groups: if runs of one group"
                        + " take about the same, the interval is too narrow.";

        assertThat(run(TokenFixture.Grouped.class, ReplayMode.OFF).gate("dear").reasons())
                .contains(runByRun);
        assertThat(run(ReplayMode.OFF).gate("dear").reasons()).doesNotContain(runByRun);
    }

    private ProgramResult run(ReplayMode mode) {
        return run(TokenFixture.class, mode);
    }

    private ProgramResult run(Class<?> program, ReplayMode mode) {
        Settings settings = TestSettings.withReplay(TestSettings.in(folder, Mode.OPTIMIZE, 1), mode);
        return ProgramLauncher.run(program, () -> settings);
    }
}
