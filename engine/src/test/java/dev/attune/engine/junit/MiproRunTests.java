package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.TwoModuleFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MIPRO on a scripted model whose best prompt set is known. */
class MiproRunTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void theBestPromptSetOfATwoModuleProgramIsFound(long seed) {
        SessionRun run = SessionRun.of(TwoModuleFixture.class, withSeed(seed, 4));

        assertThat(run.failures).isEmpty();
        assertThat(run.optimization().modules())
                .extracting(ModuleChange::instructionAfter)
                .containsExactly("Spell well, variant 3", "Shout well, variant 3");
        assertThat(run.optimization().modules())
                .allSatisfy(change -> assertThat(change.demosAfter()).isNotEmpty());
        assertThat(run.gate().winner().estimate().mean()).isGreaterThan(0.8);
    }

    @Test
    void theSameSeedGivesTheSameArtifactWithOneThreadAndWithMany() throws IOException {
        byte[] one = artifact(withSeed(5, 1), "one");
        byte[] many = artifact(withSeed(5, 64), "many");
        assertThat(one).isEqualTo(many);
    }

    @Test
    void seedZeroIsASeed() {
        assertThat(configurations(withSeed(0, 2))).isEqualTo(configurations(withSeed(0, 2)));
        assertThat(configurations(withSeed(0, 2))).isNotEqualTo(configurations(withSeed(1, 2)));
    }

    @Test
    void theWinnerIsTheBestFullEvaluationAndNeverAMinibatch() {
        OptimizationRecord record =
                SessionRun.of(TwoModuleFixture.class, withSeed(3, 4)).optimization();
        double best = record.trials().stream()
                .filter(trial -> trial.kind() != Kind.MINIBATCH)
                .mapToDouble(TrialRecord::score)
                .max()
                .orElseThrow();
        assertThat(record.winner()).isNotNull().satisfies(winner -> {
            assertThat(winner.estimate().mean()).isEqualTo(best);
            assertThat(winner.estimate().count()).isEqualTo(60);
        });
    }

    @Test
    void theUnoptimizedProgramIsEvaluatedFirstAndInFull() {
        TrialRecord first = SessionRun.of(TwoModuleFixture.class, withSeed(3, 4))
                .optimization()
                .trials()
                .get(0);
        assertThat(first.kind()).isEqualTo(Kind.BASELINE);
        assertThat(first.examples()).isEqualTo(60);
    }

    @Test
    void theResultIsMeasuredOnTheTestSplitAndNotTheMaximumOfValidation() {
        SessionRun run = SessionRun.of(TwoModuleFixture.class, withSeed(3, 4));
        assertThat(run.gate().examples())
                .extracting(example -> example.id())
                .contains("n200", "n259")
                .hasSize(60);
        assertThat(run.gate().winner().estimate().count()).isEqualTo(60);
    }

    @Test
    void everyPaidProposalIsACandidate() {
        OptimizationRecord record =
                SessionRun.of(TwoModuleFixture.class, withSeed(3, 4)).optimization();
        assertThat(record.trials().stream()
                        .flatMap(trial -> trial.configuration().entrySet().stream())
                        .filter(choice -> choice.getKey().equals("Spell instruction"))
                        .map(choice -> choice.getValue().replaceAll(",.*", "")))
                .contains("seed instruction", "proposal 1", "proposal 2", "proposal 3");
    }

    @Test
    void anAcceptedArtifactThatIsUpToDateMeansNoSearch() {
        SessionRun.of(TwoModuleFixture.class, SessionRun.settings(folder, Mode.OPTIMIZE, 4));
        SessionRun accepting = SessionRun.of(TwoModuleFixture.class, SessionRun.settings(folder, Mode.ACCEPT, 4));
        SessionRun again = SessionRun.of(TwoModuleFixture.class, SessionRun.settings(folder, Mode.AUTO, 4));
        SessionRun verifying = SessionRun.of(TwoModuleFixture.class, SessionRun.settings(folder, Mode.VERIFY, 4));

        assertThat(accepting.gates).isEmpty();
        assertThat(again.optimization().status()).isEqualTo(Status.UP_TO_DATE);
        assertThat(again.optimization().usage().calls()).isZero();
        assertThat(again.gate().winner().estimate().mean()).isGreaterThan(0.8);
        assertThat(verifying.failures).isEmpty();
    }

    @Test
    void verifyFailsWithoutAnArtifactAndWritesNothing() {
        SessionRun run = SessionRun.of(TwoModuleFixture.class, SessionRun.settings(folder, Mode.VERIFY, 4));
        assertThat(run.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("Artifact not up to date: there is none at ")
                        .hasMessageContaining("-Dattune.mode=optimize"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void verifySaysWhatMadeAnArtifactStale() {
        SessionRun.of(TwoModuleFixture.class, withSeed(1, 4));
        SessionRun.of(TwoModuleFixture.class, withSeed(1, 4, Mode.ACCEPT));
        SessionRun run = SessionRun.of(TwoModuleFixture.class, withSeed(2, 4, Mode.VERIFY));
        assertThat(run.failures)
                .first()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("is stale: optimizer changed (mipro, seed 1")
                        .hasMessageContaining("mipro, seed 2"));
    }

    @Test
    void anEmptyBudgetEndsTheSearchInOrderWithTheBestSoFar() {
        var plain = SessionRun.settings(folder, Mode.OPTIMIZE, 4);
        var limited = new dev.attune.engine.config.Settings(
                plain.mode(),
                plain.models(),
                plain.modelOptions(),
                plain.concurrency(),
                OptionalLong.of(200),
                OptionalLong.empty(),
                java.util.Optional.empty(),
                OptionalLong.empty(),
                plain.artifacts(),
                plain.output(),
                plain.only());
        OptimizationRecord record =
                SessionRun.of(TwoModuleFixture.class, limited).optimization();
        assertThat(record.status()).isEqualTo(Status.BUDGET_EXHAUSTED);
        assertThat(record.statusReason()).contains("attune.budget.calls = 200");
        assertThat(record.usage().calls()).isLessThanOrEqualTo(200);
        assertThat(record.winner()).isNotNull();
    }

    private List<?> configurations(dev.attune.engine.config.Settings settings) {
        return SessionRun.of(TwoModuleFixture.class, settings).optimization().trials().stream()
                .map(TrialRecord::configuration)
                .toList();
    }

    private byte[] artifact(dev.attune.engine.config.Settings settings, String name) throws IOException {
        SessionRun.of(TwoModuleFixture.class, settings);
        Path candidate =
                settings.output().resolve(TwoModuleFixture.class.getName()).resolve("mipro.json");
        Path kept = folder.resolve(name);
        Files.move(candidate, kept);
        return Files.readAllBytes(kept);
    }

    private dev.attune.engine.config.Settings withSeed(long seed, int concurrency) {
        return withSeed(seed, concurrency, Mode.OPTIMIZE);
    }

    private dev.attune.engine.config.Settings withSeed(long seed, int concurrency, Mode mode) {
        var plain = SessionRun.settings(folder, mode, concurrency);
        return new dev.attune.engine.config.Settings(
                plain.mode(),
                plain.models(),
                plain.modelOptions(),
                plain.concurrency(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                java.util.Optional.empty(),
                OptionalLong.of(seed),
                plain.artifacts(),
                plain.output(),
                plain.only());
    }
}
