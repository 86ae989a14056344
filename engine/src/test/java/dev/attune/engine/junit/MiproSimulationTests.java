package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoModuleFixture;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MIPRO with many seeds, on a scripted model whose best prompt set is known. */
class MiproSimulationTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void theBestPromptSetOfATwoModuleProgramIsFound(long seed) {
        Settings settings = TestSettings.withSeed(TestSettings.in(folder, Mode.OPTIMIZE, 4), seed);

        ProgramResult run = ProgramLauncher.run(TwoModuleFixture.class, () -> settings);

        assertThat(run.failures()).isEmpty();
        assertThat(run.optimization("mipro").modules())
                .extracting(ModuleChange::instructionAfter)
                .containsExactly("Spell well, variant 3", "Shout well, variant 3");
        assertThat(run.optimization("mipro").modules())
                .allSatisfy(change -> assertThat(change.demosAfter()).isNotEmpty());
        assertThat(run.gate("exact").winner().estimate().mean()).isGreaterThan(0.8);
    }
}
