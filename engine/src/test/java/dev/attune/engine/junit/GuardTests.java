package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.GuardFixture;
import dev.attune.engine.fixtures.HighGateFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class GuardTests {

    @TempDir
    Path folder;

    @Test
    void aGateThatAsksForNothingGuardsAgainstALossOfTwoPercent() {
        GateRecord gate = run(Mode.OPTIMIZE).gate("guarded");

        assertThat(gate.notWorseBy()).isEqualTo(0.02);
        assertThat(gate.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(gate.reasons().get(0)).startsWith("Against the unoptimized program, the winner changes guarded by ");
    }

    @Test
    void aNewWinnerIsComparedWithTheAcceptedArtifact() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);

        GateRecord gate = run(TestSettings.withSeed(TestSettings.in(folder, Mode.OPTIMIZE, 2), 4))
                .gate("guarded");

        assertThat(Objects.requireNonNull(gate.accepted()).estimate().count()).isEqualTo(60);
        assertThat(gate.reasons().get(0)).startsWith("Against the accepted artifact, the winner changes guarded by ");
    }

    @Test
    void theAcceptedArtifactIsNotComparedWithItself() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);

        GateRecord gate = run(Mode.VERIFY).gate("guarded");

        assertThat(gate.accepted()).isNull();
        assertThat(gate.reasons().get(0)).startsWith("Against the unoptimized program");
    }

    @Test
    void anInconclusiveGateOnlyWarnsWhileSearching() {
        ProgramResult result = run(Mode.OPTIMIZE);

        assertThat(result.gate("undecided").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.gate("undecided").inconclusive()).isEqualTo(Inconclusive.WARN);
        assertThat(result.failures()).singleElement().isInstanceOf(TestAbortedException.class);
    }

    @Test
    void anInconclusiveGateFailsInVerifyModeUnlessItsAnnotationSaysOtherwise() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);

        ProgramResult result = run(Mode.VERIFY);

        assertThat(result.gate("tolerated").inconclusive()).isEqualTo(Inconclusive.PASS);
        assertThat(result.failures())
                .singleElement()
                .asString()
                .contains("Gate INCONCLUSIVE: undecided of the winner")
                .contains("attune.gate.inconclusive = fail");
    }

    @Test
    void aGateThatAsksForALargeGainDoesNotEndTheSearchBeforeItHasMeasuredOne() {
        ProgramResult result =
                ProgramLauncher.run(HighGateFixture.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2));

        assertThat(result.gate("exact").verdict()).isEqualTo(Verdict.PASSED);
    }

    private ProgramResult run(Mode mode) {
        return run(TestSettings.in(folder, mode, 2));
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(GuardFixture.class, () -> settings);
    }
}
