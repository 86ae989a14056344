package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.FrontRecord;
import dev.attune.engine.event.GateRecord.Contender;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.fixtures.PreferFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.ArtifactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class says that the cheapest of nearly equal candidates wins. */
class PreferRunTests {

    @TempDir
    Path folder;

    @Test
    void theRecordHasWhatEachCandidateScoresAndCosts() {
        OptimizationRecord record =
                run(PreferFixture.OneSearch.class, settings("one", 2)).optimization("bootstrap-random-search");
        FrontRecord front = record.front();

        assertThat(front.rule()).hasToString("Preference[least=TOKENS, within=0.02]");
        assertThat(front.candidates().get(0).trial()).isZero();
        assertThat(front.candidates())
                .filteredOn(FrontRecord.Candidate::taken)
                .singleElement()
                .satisfies(taken -> {
                    assertThat(taken.onFront()).isTrue();
                    assertThat(taken.score()).isEqualTo(record.winner());
                    assertThat(taken.latency()).isNull();
                    assertThat(Objects.requireNonNull(taken.tokens()))
                            .isLessThan(front.candidates().stream()
                                    .filter(one -> one.score().estimate().mean() == 1)
                                    .mapToDouble(one -> Objects.requireNonNull(one.tokens()))
                                    .min()
                                    .orElseThrow());
                });
        assertThat(record.settings()).containsEntry("prefer", "least tokens within 0.02 of the best score");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void aRunThatGoesOnTakesTheSame(int threads) throws IOException {
        Class<?> program = PreferFixture.OneSearch.class;
        Settings whole = settings("whole", 1);
        OptimizationRecord record = run(program, whole).optimization("bootstrap-random-search");
        byte[] calls = Files.readAllBytes(journal(whole, program));
        Settings resumed = settings("resumed", threads);
        Files.createDirectories(resumed.journals());
        Files.write(journal(resumed, program), Arrays.copyOf(calls, calls.length / 2));

        OptimizationRecord again = run(program, resumed).optimization("bootstrap-random-search");

        assertThat(again.warnings()).anySatisfy(warning -> assertThat(warning).contains("Continues a run"));
        assertThat(again.front()).isEqualTo(record.front());
        assertThat(again.modules()).isEqualTo(record.modules());
    }

    @Test
    void aReplayTakesTheSame() {
        Settings settings = TestSettings.withReplay(settings("replayed", 2), ReplayMode.RECORD);
        Class<?> program = PreferFixture.OneSearch.class;
        OptimizationRecord recorded = run(program, settings).optimization("bootstrap-random-search");
        OptimizationRecord replayed = run(program, TestSettings.withReplay(settings, ReplayMode.STRICT))
                .optimization("bootstrap-random-search");

        assertThat(replayed.front()).isEqualTo(recorded.front());
    }

    @Test
    void thePreflightSaysWhatLuckDoesOnThatManyExamples() {
        assertThat(run(PreferFixture.OneSearch.class, settings("checked", 2))
                        .preflight()
                        .checks())
                .contains(new Check(
                        "prefer",
                        Status.OK,
                        "least tokens within 0.02 of the best score; the scores of two prompts of equal worth that differ on a"
                                + " fifth of 60 validation examples differ by about 0.058 either way"));
    }

    @Test
    void whereAnswersHaveNoTimeThePreflightSaysSoAndTheBestWins() {
        Settings settings = TestSettings.withReplay(settings("timeless", 2), ReplayMode.RECORD);
        run(PreferFixture.Fast.class, settings);
        ProgramResult replayed = run(PreferFixture.Fast.class, TestSettings.withReplay(settings, ReplayMode.STRICT));

        assertThat(replayed.preflight().checks())
                .filteredOn(check -> check.name().equals("prefer") && check.status() == Status.WARNING)
                .singleElement()
                .satisfies(check -> assertThat(check.message()).contains("answers of a recording have no time"));
        OptimizationRecord record = replayed.optimization("labeled-few-shot");
        assertThat(record.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("not all of its runs have a time"));
        assertThat(Objects.requireNonNull(record.winner()).estimate().mean()).isEqualTo(1);
    }

    @Test
    void betweenOptimizersTheRuleDecidesToo() {
        assertThat(judged(run(PreferFixture.Best.class, settings("best", 2)))).isEqualTo("labeled-few-shot");
        assertThat(judged(run(PreferFixture.class, settings("prefer", 2)))).isEqualTo("bootstrap-random-search");
    }

    @Test
    void theOneThatWasJudgedIsAccepted() {
        run(PreferFixture.class, settings("accepted", 2));
        run(PreferFixture.class, TestSettings.in(folder.resolve("accepted"), Mode.ACCEPT, 2));

        Path artifact =
                folder.resolve("accepted/main/resources/attune").resolve(PreferFixture.class.getName() + ".json");
        assertThat(ArtifactFile.read(artifact).optimizer()).isEqualTo("bootstrap-random-search");
    }

    private static String judged(ProgramResult result) {
        assertThat(result.failures()).isEmpty();
        List<Contender> contenders = result.gate("exact").contenders();
        return contenders.stream()
                .filter(Contender::chosen)
                .map(Contender::optimizer)
                .findFirst()
                .orElseThrow();
    }

    private Settings settings(String name, int concurrency) {
        return TestSettings.in(folder.resolve(name), Mode.OPTIMIZE, concurrency);
    }

    private static ProgramResult run(Class<?> program, Settings settings) {
        return ProgramLauncher.run(program, () -> settings);
    }

    private static Path journal(Settings settings, Class<?> program) {
        return settings.journals().resolve(program.getName() + ".jsonl");
    }
}
