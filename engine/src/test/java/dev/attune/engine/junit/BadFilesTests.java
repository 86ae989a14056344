package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.bad.BadCode;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts that are broken, folders that cannot be written to, and answers that cannot be read. */
class BadFilesTests {

    private static final String PROGRAM = EchoFixture.class.getName();

    @TempDir
    Path folder;

    @Test
    void anAcceptedArtifactThatIsNoJsonIsNamedAndLeftAsItIs() throws IOException {
        Settings settings = TestSettings.in(folder, Mode.AUTO, 2);
        Path accepted = settings.artifacts().resolve(PROGRAM + ".json");
        Files.createDirectories(settings.artifacts());
        Files.writeString(accepted, "{ \"schema\": 1,\n <<<<<<< HEAD\n}");

        ProgramResult run = run(settings);

        assertFailsOnce(run, "Run ABORTED: " + accepted + " is not an Attune artifact: ");
        assertThat(run.failures().get(0)).hasMessageContaining("(line 2)");
        assertThat(accepted).hasContent("{ \"schema\": 1,\n <<<<<<< HEAD\n}");
        assertThat(settings.output()).doesNotExist();
        assertThat(run.gates()).isEmpty();
    }

    @Test
    void aCandidateThatIsNoJsonIsNotAccepted() throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings settings = TestSettings.in(folder, Mode.ACCEPT, 2);
        Path accepted = settings.artifacts().resolve(PROGRAM + ".json");
        byte[] before = Files.readAllBytes(accepted);
        Files.writeString(settings.output().resolve(PROGRAM).resolve("mipro.json"), "");

        assertFailsOnce(run(settings), "mipro.json is not an Attune artifact");
        assertThat(accepted).hasBinaryContent(before);
    }

    @Test
    void anAcceptedArtifactThatSomebodyHasEditedIsNotMeasured() throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings settings = TestSettings.in(folder, Mode.VERIFY, 2);
        Path accepted = settings.artifacts().resolve(PROGRAM + ".json");
        Files.writeString(
                accepted,
                Files.readString(accepted).replace("\"instruction\" : \"", "\"instruction\" : \"Better still: "));

        assertFailsOnce(
                run(settings),
                accepted + " is not what Attune wrote: the prompt of module Spell has changed since. Take the file from"
                        + " version control, or search again with -Dattune.mode=optimize");
    }

    @Test
    void anArtifactThatLostThePromptOfAModuleIsStale() throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings settings = TestSettings.in(folder, Mode.VERIFY, 2);
        Path accepted = settings.artifacts().resolve(PROGRAM + ".json");
        Artifact artifact = ArtifactFile.read(accepted);
        ArtifactFile.write(
                new Artifact(
                        artifact.schema(),
                        artifact.program(),
                        artifact.objective(),
                        artifact.optimizer(),
                        artifact.seed(),
                        artifact.fingerprint(),
                        artifact.measuredWith(),
                        artifact.validation(),
                        Map.of("Spel", artifact.modules().values().iterator().next()),
                        artifact.attribution(),
                        artifact.provenance(),
                        artifact.testSplit()),
                accepted);

        assertFailsOnce(run(settings), "it has prompts for the modules Spel, and the program has Spell");
    }

    @Test
    void anArtifactOfAnOlderAttuneIsRefusedWithTheRemedyAndReplacedByAnewSearch() throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        run(TestSettings.in(folder, Mode.ACCEPT, 2));
        Settings settings = TestSettings.in(folder, Mode.VERIFY, 2);
        Path accepted = settings.artifacts().resolve(PROGRAM + ".json");
        String now = Files.readString(accepted);
        Files.writeString(accepted, now.replace("\"schema\" : 6", "\"schema\" : 2"));

        assertFailsOnce(
                run(settings),
                "has schema 2; this version reads schema 6. Search again with -Dattune.mode=optimize and accept");
        ProgramResult again = run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        assertThat(again.failures()).isEmpty();
        assertThat(again.gates().get(0).reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("The accepted artifact cannot be compared, since it cannot be read: ")
                        .contains("has schema 2"));
        run(TestSettings.in(folder, Mode.ACCEPT, 2));
        assertThat(withoutTime(Files.readString(accepted))).isEqualTo(withoutTime(now));
    }

    @Test
    void aSearchWhoseArtifactCouldNotBeWrittenIsNotStarted() throws IOException {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 2);
        Files.writeString(settings.output(), "a file where a folder must be");

        ProgramResult run = run(settings);

        assertFailsOnce(run, settings.output() + " is not a folder that can be written to; nothing was searched");
        assertThat(run.optimizations()).isEmpty();
        assertThat(settings.output()).hasContent("a file where a folder must be");
    }

    @Test
    void anArtifactThatCannotBeAcceptedIsNamed() throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        Settings settings = TestSettings.in(folder, Mode.ACCEPT, 2);
        Files.createDirectories(settings.artifacts().getParent());
        Files.writeString(settings.artifacts(), "a file where a folder must be");

        assertFailsOnce(run(settings), "Run ABORTED: cannot write artifact " + settings.artifacts());
    }

    @Test
    void aFolderThatLinksElsewhereIsNotWrittenThrough(@TempDir Path elsewhere) throws IOException {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 2);
        Files.createDirectories(settings.output());
        Files.createSymbolicLink(settings.output().resolve(PROGRAM), elsewhere);

        ProgramResult run = run(settings);

        assertFailsOnce(run, "a link that points outside of " + settings.output() + ", or to nothing; remove it");
        assertThat(run.failures().get(0)).hasMessageStartingWith("Preflight failed: " + settings.output());
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aJournalThatLinksElsewhereIsNotWrittenThrough(@TempDir Path elsewhere) throws IOException {
        Settings settings = TestSettings.in(folder, Mode.OPTIMIZE, 2);
        Files.createDirectories(settings.journals());
        Files.createSymbolicLink(settings.journals().resolve(PROGRAM + ".jsonl"), elsewhere.resolve("victim"));

        assertFailsOnce(run(settings), "a link that points outside of " + settings.journals());
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void anAcceptedArtifactThatLinksElsewhereIsNotWrittenThrough(@TempDir Path elsewhere) throws IOException {
        run(TestSettings.in(folder, Mode.OPTIMIZE, 2));
        Settings settings = TestSettings.in(folder, Mode.ACCEPT, 2);
        Path target = Files.writeString(elsewhere.resolve("target.json"), "old");
        Files.createDirectories(settings.artifacts());
        Files.createSymbolicLink(settings.artifacts().resolve(PROGRAM + ".json"), target);

        assertFailsOnce(run(settings), "a link that points outside of " + settings.artifacts());
        assertThat(target).hasContent("old");
    }

    @Test
    void answersThatCannotBeReadCountAsTheWorstAndAreCounted() {
        ProgramResult run =
                ProgramLauncher.run(BadCode.ModelOfGarbage.class, () -> TestSettings.in(folder, Mode.OPTIMIZE, 2));

        assertFailsOnce(run, "Gate FAILED: exact of the winner is 0.000 ");
        assertThat(run.failures().get(0))
                .hasMessageContaining(" 40 of 40 answers of the winner could not be read, and count as 0.");
        GateRecord gate = run.gate("exact");
        assertThat(gate.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(gate.winner().unreadable()).isEqualTo(40);
        assertThat(gate.winner().estimate().mean()).isZero();
        assertThat(run.optimization("mipro").trials())
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.unreadable()).isEqualTo(trial.examples()));
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(EchoFixture.class, () -> settings);
    }

    private static void assertFailsOnce(ProgramResult run, String message) {
        assertThat(run.failures()).singleElement().satisfies(failure -> {
            assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining(message);
            assertThat(failure.getStackTrace()).isEmpty();
        });
    }

    private static String withoutTime(String artifact) {
        return artifact.replaceAll("\"(at|provenance)\" : \"[^\"]+\"", "");
    }
}
