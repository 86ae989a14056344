package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.fixtures.LaidOutFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.signature.PromptLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program whose winner has another layout, from the search to the accepted artifact. */
class LayoutRunTests {

    @TempDir
    Path folder;

    @Test
    void theWinnerTheGateAndTheArtifactHaveTheLayout() {
        ProgramResult run = run(settings(Mode.OPTIMIZE));

        assertThat(run.optimization("layout-search").modules())
                .extracting(ModuleChange::layout)
                .containsOnly(PromptLayout.JSON);
        assertThat(run.gate("exact").winner().estimate().mean()).isEqualTo(1);
        assertThat(candidate().promptSet().module("Spell").layout()).isEqualTo(PromptLayout.JSON);
    }

    @Test
    void whatTheLayoutOfAModuleIsWorthIsMeasured() {
        WorthRecord worth = Objects.requireNonNull(run(settings(Mode.OPTIMIZE)).worth());

        assertThat(worth.parts())
                .filteredOn(part -> part.part() == PromptPart.LAYOUT)
                .extracting(WorthRecord.Part::module)
                .containsExactly("Spell", "Shout");
        assertThat(worth.parts())
                .filteredOn(part -> part.part() == PromptPart.LAYOUT)
                .allSatisfy(part -> assertThat(
                                Objects.requireNonNull(part.effects().get(0).difference())
                                        .mean())
                        .isPositive());
    }

    @Test
    void anAcceptedLayoutIsUpToDateAndItsNoteSaysWhatItIs() throws IOException {
        run(settings(Mode.OPTIMIZE));
        run(settings(Mode.ACCEPT));

        OptimizationRecord record = run(settings(Mode.AUTO)).optimization("layout-search");
        assertThat(record.status()).isEqualTo(Status.UP_TO_DATE);
        assertThat(record.modules()).extracting(ModuleChange::layout).containsOnly(PromptLayout.JSON);
        assertThat(Files.readString(settings(Mode.ACCEPT).artifacts().resolve(LaidOutFixture.class.getName() + ".md")))
                .contains(
                        "* layout: answers as JSON instead of labeled lines; before, demos as turns, the instruction first,"
                                + " answers in labeled lines\n");
    }

    @Test
    void whereTheBudgetEndsBetweenLayoutsTheBestThatIsSurelyBetterIsLeft() {
        long gate = 2 * 2 * 8; // two programs of two modules on eight test examples
        OptimizationRecord record =
                run(TestSettings.withCalls(settings(Mode.OPTIMIZE), 50 + gate)).optimization("layout-search");

        assertThat(record.status()).isEqualTo(Status.BUDGET_EXHAUSTED);
        assertThat(record.modules()).extracting(ModuleChange::layout).containsOnly(PromptLayout.TURNS);
    }

    private Artifact candidate() {
        return ArtifactFile.read(
                folder.resolve("output").resolve(LaidOutFixture.class.getName()).resolve("layout-search.json"));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(LaidOutFixture.class, () -> settings);
    }
}
