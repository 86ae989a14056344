package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.fixtures.FeedbackFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.TwoModuleFixture;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MIPRO on a scripted model whose best prompt set is known. */
class MiproRunTests {

    @TempDir
    Path folder;

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
    void theWinnerIsTheBestFullEvaluationAndNeverABlock() {
        OptimizationRecord record = run(withSeed(3, 4)).optimization("mipro");
        double best = record.trials().stream()
                .filter(trial -> trial.kind().full())
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
        TrialRecord first = run(withSeed(3, 4)).optimization("mipro").trials().get(0);
        assertThat(first.kind()).isEqualTo(Kind.BASELINE);
        assertThat(first.examples()).isEqualTo(60);
    }

    @Test
    void theResultIsMeasuredOnTheTestSplitAndNotTheMaximumOfValidation() {
        ProgramResult run = run(withSeed(3, 4));
        assertThat(run.gate("exact").examples())
                .extracting(example -> example.id())
                .contains("n200", "n259")
                .hasSize(60);
        assertThat(run.gate("exact").winner().estimate().count()).isEqualTo(60);
    }

    @Test
    void whatAMetricSaysOfBadAnswersReachesTheModelThatWritesInstructions() {
        OptimizationRecord search = ProgramLauncher.run(
                        FeedbackFixture.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2))
                .optimization("mipro");

        assertThat(search.modules().get(0).instructionAfter()).isEqualTo("Shout the word.");
    }

    @Test
    void everyPaidProposalIsACandidate() {
        OptimizationRecord record = run(withSeed(3, 4)).optimization("mipro");
        assertThat(record.trials().stream()
                        .flatMap(trial -> trial.configuration().entrySet().stream())
                        .filter(choice -> choice.getKey().equals("Spell instruction"))
                        .map(choice -> choice.getValue().replaceAll(",.*", "")))
                .contains("seed instruction", "proposal 1", "proposal 2", "proposal 3");
    }

    @Test
    void anAcceptedArtifactThatIsUpToDateMeansNoSearch() {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 4));
        ProgramResult accepting = run(TestSettings.in(folder, Mode.ACCEPT, 4));
        ProgramResult again = run(TestSettings.in(folder, Mode.AUTO, 4));
        ProgramResult verifying = run(TestSettings.in(folder, Mode.VERIFY, 4));

        assertThat(accepting.gates()).isEmpty();
        assertThat(again.optimization("mipro").status()).isEqualTo(Status.UP_TO_DATE);
        assertThat(again.optimization("mipro").usage().calls()).isZero();
        assertThat(again.gate("exact").winner().estimate().mean()).isGreaterThan(0.8);
        assertThat(verifying.failures()).isEmpty();
    }

    @Test
    void verifyFailsWithoutAnArtifactAndWritesNothing() {
        ProgramResult run = run(TestSettings.in(folder, Mode.VERIFY, 4));
        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("No accepted artifact: there is none at ")
                        .hasMessageContaining("-Dattune.mode=optimize"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void verifySaysWhatMadeAnArtifactStale() {
        run(withSeed(1, 4));
        run(withSeed(1, 4, Mode.ACCEPT));
        ProgramResult run = run(withSeed(2, 4, Mode.VERIFY));
        assertThat(run.failures())
                .first()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("Artifact not up to date: ")
                        .hasMessageEndingWith(
                                " is stale:\n  - the random seed was 1 and is 2\nRun with -Dattune.mode=optimize,"
                                        + " then accept the result with -Dattune.mode=accept"));
    }

    @Test
    void anEmptyBudgetEndsTheSearchInOrderWithTheBestSoFar() {
        Settings limited = TestSettings.withCalls(TestSettings.in(folder, Mode.OPTIMIZE, 4), 440);
        ProgramResult run = run(limited);
        OptimizationRecord record = run.optimization("mipro");
        assertThat(record.status()).isEqualTo(Status.BUDGET_EXHAUSTED);
        assertThat(record.statusReason())
                .isEqualTo(
                        "the budget is used up: attune.budget.calls = 440, of which 240 calls are kept for the gate");
        assertThat(record.usage().calls()).isEqualTo(200);
        assertThat(record.winner()).isNotNull();
        assertThat(run.gate("exact").winner().estimate().count()).isEqualTo(60);
    }

    @Test
    void aRaceThatTheBudgetEndsSettlesForItsLeaderAndSaysOnHowFewExamplesItWasMeasured() {
        Settings limited = TestSettings.withCalls(TestSettings.in(folder, Mode.OPTIMIZE, 4), 680);
        OptimizationRecord record = run(limited).optimization("mipro");
        assertThat(record.status()).isEqualTo(Status.BUDGET_EXHAUSTED);
        assertThat(record.winner()).isNotNull().satisfies(winner -> {
            assertThat(winner.estimate().count()).isBetween(12, 59);
            assertThat(winner.estimate().mean())
                    .isGreaterThan(record.trials().get(0).score());
        });
        assertThat(record.warnings())
                .anySatisfy(
                        warning -> assertThat(warning)
                                .matches(
                                        "The winner was measured on \\d+ of 60 validation examples only, since the budget ended the race\\."));
    }

    private List<?> configurations(Settings settings) {
        return run(settings).optimization("mipro").trials().stream()
                .map(TrialRecord::configuration)
                .toList();
    }

    private byte[] artifact(Settings settings, String name) throws IOException {
        run(settings);
        Path candidate =
                settings.output().resolve(TwoModuleFixture.class.getName()).resolve("mipro.json");
        Path kept = folder.resolve(name);
        Files.move(candidate, kept);
        return Files.readAllBytes(kept);
    }

    private Settings withSeed(long seed, int concurrency) {
        return withSeed(seed, concurrency, Mode.OPTIMIZE);
    }

    private Settings withSeed(long seed, int concurrency, Mode mode) {
        return TestSettings.withSeed(TestSettings.in(folder, mode, concurrency), seed);
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(TwoModuleFixture.class, () -> settings);
    }
}
