package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.StageRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.ChainAmongOthersFixture;
import dev.attune.engine.fixtures.ChainedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineTestKit;

class ChainRunTests {

    @TempDir
    Path folder;

    @Test
    void aChainIsOneNodeAndOptimizersThatItDoesNotListCompeteWithIt() {
        assertThat(EngineTestKit.engine("attune")
                        .selectors(selectClass(ChainAmongOthersFixture.class))
                        .discover()
                        .getEngineDescriptor()
                        .getDescendants())
                .filteredOn(TestDescriptor::isTest)
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("preflight", "labeled-few-shot", "chain", "exact");

        assertThat(run(ChainAmongOthersFixture.class, settings(Mode.OPTIMIZE))
                        .gate("exact")
                        .contenders())
                .extracting(Contender::optimizer)
                .containsExactly("labeled-few-shot", "chain");
    }

    @Test
    void theArtifactTellsWhatEachStageFound() {
        OptimizationRecord record = run(settings(Mode.OPTIMIZE)).optimization("chain");

        Artifact artifact = candidate();
        assertThat(artifact.optimizer()).isEqualTo("chain");
        assertThat(artifact.stages())
                .extracting(Artifact.Stage::optimizer)
                .containsExactly("gepa", "bayesian-bootstrap");
        Artifact.Stage first = artifact.stages().get(0);
        Artifact.Stage second = artifact.stages().get(1);
        assertThat(first.before()).isEqualTo(artifact.validation().baseline());
        assertThat(second.before()).isEqualTo(first.after());
        assertThat(second.after()).isEqualTo(artifact.validation().winner());
        assertThat(second.after().mean()).isGreaterThan(first.before().mean());
        assertThat(record.stages())
                .extracting(StageRecord::trials)
                .satisfies(trials -> assertThat(trials.stream().mapToInt(i -> i).sum())
                        .isEqualTo(record.trials().size()));
        assertThat(record.stages().stream()
                        .mapToLong(stage -> stage.usage().calls())
                        .sum())
                .isEqualTo(record.usage().calls());
    }

    @Test
    void anAcceptedChainIsUpToDateUntilAStageChanges() {
        run(settings(Mode.OPTIMIZE));
        run(settings(Mode.ACCEPT));
        assertThat(run(settings(Mode.AUTO)).optimization("chain").status()).isEqualTo(Status.UP_TO_DATE);
        assertThat(candidate().fingerprint().settings())
                .containsEntry("stages", "gepa, bayesian-bootstrap")
                .containsEntry("gepa: calls", "120")
                .containsEntry("bayesian-bootstrap: demos.sets", "3");
    }

    @Test
    void theNoteForReviewersTellsWhatEachStageFound() throws IOException {
        run(settings(Mode.OPTIMIZE));
        run(settings(Mode.ACCEPT));
        assertThat(Files.readString(settings(Mode.ACCEPT).artifacts().resolve(ChainedFixture.class.getName() + ".md")))
                .contains(
                        "| optimizer | chain |\n| stage gepa | 0.125 to 0.563 on 16 validation examples |\n| stage bayesian-bootstrap | "
                                + "0.563 to ");
    }

    @Test
    void whereTheBudgetEndsInTheSecondStageWhatTheFirstHasFoundIsLeft() {
        OptimizationRecord whole = run(settings(Mode.OPTIMIZE)).optimization("chain");
        StageRecord first = whole.stages().get(0);
        folder = folder.resolve("less");
        long gate = 2 * 2 * 8; // two programs of two modules on eight test examples
        OptimizationRecord record = run(TestSettings.withCalls(
                        settings(Mode.OPTIMIZE), first.usage().calls() + gate + 10))
                .optimization("chain");

        assertThat(record.status()).isEqualTo(Status.BUDGET_EXHAUSTED);
        assertThat(record.statusReason()).startsWith("in stage 2 of 2, bayesian-bootstrap: ");
        assertThat(record.stages())
                .extracting(StageRecord::status)
                .containsExactly(Status.COMPLETED, Status.BUDGET_EXHAUSTED);
        assertThat(record.stages().get(0).after()).isEqualTo(first.after());
        assertThat(mean(record))
                .isGreaterThanOrEqualTo(
                        Objects.requireNonNull(first.after()).estimate().mean());
        assertThat(candidate().modules().values())
                .anySatisfy(module -> assertThat(module.instructionOrigin()).startsWith("reflection"));
    }

    @Test
    void trialsAreNumberedThroughAndTellTheirStage() {
        OptimizationRecord record = run(settings(Mode.OPTIMIZE)).optimization("chain");

        assertThat(record.trials()).extracting(TrialRecord::number).isSorted().doesNotHaveDuplicates();
        assertThat(record.trials().get(0).kind()).isEqualTo(Kind.BASELINE);
        assertThat(record.trials().get(0).configuration()).isEmpty();
        int second = record.stages().get(0).trials();
        assertThat(record.trials().get(second).kind()).isEqualTo(Kind.START);
        assertThat(record.trials().get(second).number()).isEqualTo(second);
        assertThat(record.trials().get(second).score())
                .isEqualTo(Objects.requireNonNull(record.stages().get(0).after())
                        .estimate()
                        .mean());
        assertThat(record.trials().subList(1, second))
                .allSatisfy(trial -> assertThat(trial.configuration()).containsEntry("stage", "gepa"));
        assertThat(record.trials().subList(second, record.trials().size()))
                .allSatisfy(trial -> assertThat(trial.configuration()).containsEntry("stage", "bayesian-bootstrap"));
        assertThat(record.phases())
                .extracting(phase -> phase.label())
                .containsExactly(
                        "gepa baseline",
                        "gepa search",
                        "bayesian-bootstrap baseline",
                        "bayesian-bootstrap bootstrap",
                        "bayesian-bootstrap search");
    }

    private static double mean(OptimizationRecord record) {
        return Objects.requireNonNull(record.winner()).estimate().mean();
    }

    private Artifact candidate() {
        return ArtifactFile.read(
                folder.resolve("output").resolve(ChainedFixture.class.getName()).resolve("chain.json"));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }

    private static ProgramResult run(Settings settings) {
        return run(ChainedFixture.class, settings);
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }
}
