package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.fixtures.LuckyOptimizerFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoOptimizersFixture;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.ArtifactFile;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    @Test
    void luckOnFewExamplesDoesNotWin() {
        ProgramResult result = run(LuckyOptimizerFixture.class, Mode.OPTIMIZE);

        Contender lucky = contender(result, "bootstrap-random-search");
        Contender better = contender(result, "labeled-few-shot");
        assertThat(mean(lucky.winner())).isGreaterThan(mean(better.winner()));
        assertThat(mean(lucky.common())).isLessThan(mean(better.common()));
        assertThat(better.chosen()).isTrue();
    }

    @Test
    void winnersAreComparedOnAllValidationExamples() {
        ProgramResult result = run(LuckyOptimizerFixture.class, Mode.OPTIMIZE);

        assertThat(result.gate("exact").contenders())
                .extracting(contender ->
                        Objects.requireNonNull(contender.common()).estimate().count())
                .containsExactly(60, 60);
    }

    @Test
    void theCandidateThatWonTheComparisonIsAccepted() {
        run(LuckyOptimizerFixture.class, Mode.OPTIMIZE);
        run(LuckyOptimizerFixture.class, Mode.ACCEPT);

        Path accepted =
                folder.resolve("main/resources/attune").resolve(LuckyOptimizerFixture.class.getName() + ".json");
        assertThat(ArtifactFile.read(accepted).optimizer()).isEqualTo("labeled-few-shot");
        assertThat(ArtifactFile.read(accepted).validation().winner().examples()).isEqualTo(60);
    }

    private static Contender contender(ProgramResult result, String optimizer) {
        return result.gate("exact").contenders().stream()
                .filter(contender -> contender.optimizer().equals(optimizer))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(@Nullable ScoreRecord score) {
        return Objects.requireNonNull(score).estimate().mean();
    }

    private ProgramResult run(Mode mode) {
        return run(TwoOptimizersFixture.class, mode);
    }

    private ProgramResult run(Class<?> program, Mode mode) {
        return ProgramLauncher.run(program, () -> TestSettings.in(folder, mode, 2));
    }
}
