package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.GuardFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Provenance;
import dev.attune.runtime.artifact.Provenance.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTests {

    private static final String NAME = GuardFixture.class.getName();

    @TempDir
    Path folder;

    @Test
    void aCandidateSaysWhatItsGatesDecided() {
        run(Mode.OPTIMIZE, 0);

        Provenance provenance = candidate().provenance();

        assertThat(provenance.accepted()).isEmpty();
        assertThat(provenance.run()).matches("[0-9a-f]{16}");
        assertThat(provenance.gates())
                .extracting(Gate::metric, Gate::verdict)
                .containsExactlyInAnyOrder(
                        tuple("guarded", "PASSED"),
                        tuple("undecided", "INCONCLUSIVE"),
                        tuple("tolerated", "INCONCLUSIVE"));
        assertThat(provenance.gates().get(0).scores())
                .containsOnlyKeys(Gate.UNOPTIMIZED, Gate.CANDIDATE)
                .allSatisfy((program, score) -> assertThat(score.examples()).isEqualTo(60));
    }

    @Test
    void theSameRunHasTheSameIdAnywhereAndAnotherAnother(@TempDir Path elsewhere) {
        run(Mode.OPTIMIZE, 0);
        String id = candidate().provenance().run();
        ProgramLauncher.run(GuardFixture.class, () -> TestSettings.in(elsewhere, Mode.OPTIMIZE, 8));
        run(Mode.OPTIMIZE, 5);

        assertThat(ArtifactFile.read(elsewhere.resolve("output").resolve(NAME).resolve("labeled-few-shot.json"))
                        .provenance()
                        .run())
                .isEqualTo(id);
        assertThat(candidate().provenance().run()).isNotEqualTo(id);
    }

    @Test
    void theNoteSaysWhoAcceptedWhatAndWhatItIsWorth() throws IOException {
        run(Mode.OPTIMIZE, 0);
        run(Mode.ACCEPT, 0);

        assertThat(note())
                .startsWith("# " + NAME + "\n\nAccepted by Ada at 20")
                .contains("| run | " + candidate().provenance().run()
                        + " |\n| optimizer | labeled-few-shot |\n| seed | 0 |\n" + "| task model | ScriptedModel |\n")
                .containsPattern("\\| guarded \\| 60 validation \\| 0\\.\\d{3} \\(.*\\) \\| – \\| .* \\| none \\|")
                .containsPattern("\\| guarded \\| 60 test \\| .* \\| – \\| .* \\| PASSED \\|")
                .contains(
                        "## Spell\n\nAgainst the source:\n\n* instruction: unchanged\n* demos: 0 before, 4 now; new: n");
    }

    @Test
    void theNoteComparesWithWhatWasAcceptedBefore() throws IOException {
        run(Mode.OPTIMIZE, 0);
        run(Mode.ACCEPT, 0);
        run(Mode.OPTIMIZE, 4);
        run(Mode.ACCEPT, 4);

        assertThat(note())
                .contains(
                        "Against the artifact accepted before:\n\n* instruction: unchanged\n* demos: 4 before, 4 now; new: n")
                .contains("; gone: n")
                .containsPattern("\\| guarded \\| 60 test \\| 0.* \\| 0.* \\| 0.* \\|");
    }

    @Test
    void toAcceptTheSameAgainChangesNothing() throws IOException {
        run(Mode.OPTIMIZE, 0);
        run(Mode.ACCEPT, 0);
        Path accepted = settings(Mode.ACCEPT, 0).artifacts().resolve(NAME + ".json");
        Artifact earlier = ArtifactFile.read(accepted);
        Artifact marked =
                earlier.with(earlier.provenance().with(new Provenance.Acceptance("Grace", "2020-01-01T00:00:00Z")));
        ArtifactFile.write(marked, accepted);

        run(Mode.ACCEPT, 0);

        assertThat(ArtifactFile.read(accepted)).isEqualTo(marked);
    }

    @Test
    void theNoteIsTheSameButForTheTime() throws IOException {
        run(Mode.OPTIMIZE, 0);
        run(Mode.ACCEPT, 0);
        String first = note();
        Files.delete(settings(Mode.ACCEPT, 0).artifacts().resolve(NAME + ".json"));
        run(Mode.ACCEPT, 0);

        assertThat(note().replaceAll(" at 20[^ ]+Z", "")).isEqualTo(first.replaceAll(" at 20[^ ]+Z", ""));
    }

    private Artifact candidate() {
        return ArtifactFile.read(
                settings(Mode.OPTIMIZE, 0).output().resolve(NAME).resolve("labeled-few-shot.json"));
    }

    private String note() throws IOException {
        return Files.readString(settings(Mode.ACCEPT, 0).artifacts().resolve(NAME + ".md"));
    }

    private void run(Mode mode, long seed) {
        ProgramLauncher.run(GuardFixture.class, () -> settings(mode, seed));
    }

    private Settings settings(Mode mode, long seed) {
        return TestSettings.withSeed(TestSettings.in(folder, mode, 2), seed);
    }
}
