package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.GuardFixture;
import dev.attune.engine.fixtures.MendedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.journal.Ledger;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many candidates a test split has judged. */
class JudgedTests {

    @TempDir
    Path folder;

    @AfterEach
    void asItWas() {
        System.clearProperty(MendedFixture.FROM);
    }

    @Test
    void eachCandidateCountsOnceHoweverOftenItIsJudged() {
        assertThat(judged(optimize(1))).isEqualTo(1);
        assertThat(judged(optimize(2))).isEqualTo(2);
        assertThat(judged(optimize(1))).isEqualTo(2);
        assertThat(judged(optimize(3))).isEqualTo(3);
        assertThat(gate(optimize(3)).reasons()).contains("This test split has judged 3 candidates.");
    }

    @Test
    void theGatesOfOneRunJudgeOneCandidate() {
        ProgramResult run = ProgramLauncher.run(GuardFixture.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2));

        assertThat(run.gates())
                .hasSize(3)
                .allSatisfy(gate -> assertThat(gate.judged()).isEqualTo(1))
                .allSatisfy(gate -> assertThat(gate.reasons()).contains("This test split has judged 1 candidate."));
    }

    @Test
    void theAcceptedArtifactTellsACleanClone() throws IOException {
        optimize(1);
        optimize(2);
        run(settings(Mode.ACCEPT, 2));
        delete(folder.resolve("journals"));
        delete(folder.resolve("output"));

        assertThat(judged(run(settings(Mode.VERIFY, 2)))).isEqualTo(2);
        assertThat(judged(optimize(3))).isEqualTo(3);
        assertThat(candidate().testSplit().judged())
                .hasSize(3)
                .startsWith(accepted().testSplit().judged().toArray(String[]::new));
    }

    @Test
    void verifyModeWritesNothing() throws IOException {
        optimize(1);
        run(settings(Mode.ACCEPT, 1));
        optimize(2);
        Map<String, String> before = files();

        assertThat(judged(run(settings(Mode.VERIFY, 1)))).isEqualTo(2);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void moreThanWereAllowedForIsAWarningWithTheRemedy() {
        optimize(1);
        Settings settings = TestSettings.askedAtMost(settings(Mode.OPTIMIZE, 2), 1);

        GateRecord gate = gate(run(settings));

        assertThat(gate.judgedAtMost()).isEqualTo(1);
        assertThat(gate.reasons())
                .contains(
                        "That is more than attune.gate.asked-at-most = 1: each can pass wrongly, in up to 2.5 % of cases,"
                                + " and one of 2 in up to 5 %. The error rate of this gate no longer holds; give it fresh test"
                                + " examples.");
        assertThat(gate(run(TestSettings.askedAtMost(settings, 2))).reasons())
                .noneMatch(reason -> reason.contains("no longer holds"));
    }

    @Test
    void aReplayIsTheSameWhateverTheLedgerOfTheFolderSays() throws IOException {
        Settings settings = settings(Mode.OPTIMIZE, 1);
        assertThat(judged(run(TestSettings.withReplay(settings, ReplayMode.RECORD))))
                .isEqualTo(1);
        byte[] artifact = Files.readAllBytes(candidatePath());
        Path file = settings.journals().resolve(MendedFixture.class.getName() + ".judged.jsonl");
        new Ledger(file).add(candidate().testSplit().examples(), "another", "mipro");
        byte[] ledger = Files.readAllBytes(file);

        assertThat(judged(run(TestSettings.withReplay(settings, ReplayMode.STRICT))))
                .isEqualTo(1);
        assertThat(candidatePath()).hasBinaryContent(artifact);
        assertThat(file).hasBinaryContent(ledger);
    }

    @Test
    void aTestExampleThatWasChangedIsNamedAndResetsNothing() {
        optimize(1);
        run(settings(Mode.ACCEPT, 1));
        System.setProperty(MendedFixture.FROM, "201");

        GateRecord gate = gate(run(settings(Mode.VERIFY, 1)));

        assertThat(gate.reasons())
                .contains(
                        "This test split has judged 1 candidate.",
                        "It is not the one of the accepted artifact: 1 test example changed.");
        assertThat(judged(optimize(2))).isEqualTo(2);
    }

    @Test
    void freshTestExamplesHaveJudgedNothing() {
        optimize(1);
        optimize(2);
        run(settings(Mode.ACCEPT, 2));
        System.setProperty(MendedFixture.FROM, "300");

        assertThat(judged(optimize(3))).isEqualTo(1);
    }

    private ProgramResult optimize(long seed) {
        return run(settings(Mode.OPTIMIZE, seed));
    }

    private Settings settings(Mode mode, long seed) {
        return TestSettings.withSeed(TestSettings.in(folder, mode, 2), seed);
    }

    private static ProgramResult run(Settings settings) {
        ProgramResult result = ProgramLauncher.run(MendedFixture.class, () -> settings);
        assertThat(result.failures()).isEmpty();
        return result;
    }

    private static GateRecord gate(ProgramResult result) {
        return result.gate("exact");
    }

    private static int judged(ProgramResult result) {
        return gate(result).judged();
    }

    private Path candidatePath() {
        return folder.resolve("output/" + MendedFixture.class.getName() + "/labeled-few-shot.json");
    }

    private Artifact candidate() {
        return ArtifactFile.read(candidatePath());
    }

    private Artifact accepted() {
        return ArtifactFile.read(folder.resolve("main/resources/attune/" + MendedFixture.class.getName() + ".json"));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file) + Files.readString(file));
            }
        }
        return files;
    }

    private static void delete(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        files.forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
