package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoOptimizersFixture;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.ArtifactFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

class SeveralOptimizersTests {

    @TempDir
    Path folder;

    @Test
    void eachOptimizerIsANodeOfItsOwn() {
        assertThat(EngineTestKit.engine("attune")
                        .selectors(selectClass(TwoOptimizersFixture.class))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .filteredOn(TestDescriptor::isTest)
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("preflight", "labeled-few-shot", "bootstrap-random-search", "exact");
    }

    @Test
    void theGateJudgesTheBestByValidationScoreAndComparesAll() {
        ProgramResult result = run(Mode.OPTIMIZE);
        assertThat(result.optimizations()).hasSize(2);
        assertThat(result.gate("exact").optimizer()).isEqualTo("bootstrap-random-search");
        assertThat(result.gate("exact").contenders())
                .extracting(Contender::optimizer, Contender::chosen)
                .containsExactly(tuple("labeled-few-shot", false), tuple("bootstrap-random-search", true));
    }

    @Test
    void theBestCandidateIsAcceptedWhateverTheOrder() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);
        Path accepted = folder.resolve("main/resources/attune").resolve(TwoOptimizersFixture.class.getName() + ".json");
        assertThat(ArtifactFile.read(accepted).optimizer()).isEqualTo("bootstrap-random-search");
    }

    @Test
    void whereOneArtifactIsUpToDateTheOthersHaveNothingToDo() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);
        ProgramResult again = run(Mode.AUTO);
        assertThat(again.optimizations())
                .singleElement()
                .extracting(OptimizationRecord::status)
                .isEqualTo(OptimizationRecord.Status.UP_TO_DATE);
        assertThat(again.gate("exact").optimizer()).isEqualTo("artifact");
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(TwoOptimizersFixture.class, () -> TestSettings.in(folder, mode, 2));
    }
}
