package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.ConstrainedFixture;
import dev.attune.engine.fixtures.LanguageFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstraintTests {

    @TempDir
    Path folder;

    @Test
    void whatIsRefusedIsInTheRecord() {
        assertThat(run(Mode.OPTIMIZE).optimization("labeled-few-shot").warnings())
                .contains("1 demos for CarefulSpell were refused, so demo sets may be smaller: "
                        + "1 × a demo that contains a forbidden text.");
    }

    @Test
    void anInstructionInAnotherLanguageIsNeverEvaluated() {
        ProgramResult result = ProgramLauncher.run(LanguageFixture.class, () -> settings(Mode.OPTIMIZE));

        assertThat(result.failures()).isEmpty();
        assertThat(result.optimization("zero-shot-mipro").warnings())
                .anySatisfy(warning -> assertThat(warning).contains("in another language (German)"));
    }

    @Test
    void anAcceptedArtifactThatBreaksAConstraintFailsVerification() {
        run(Mode.OPTIMIZE);
        run(Mode.ACCEPT);
        assertThat(run(Mode.VERIFY).failures()).isEmpty();
        putForbiddenDemo(settings(Mode.VERIFY).artifacts().resolve(ConstrainedFixture.class.getName() + ".json"));

        assertThat(run(Mode.VERIFY).failures())
                .first()
                .asString()
                .contains(
                        "is stale:\n  - module CarefulSpell has demos of which one is a demo that contains a forbidden "
                                + "text (\"w3\")");
    }

    @Test
    void aCandidateThatBreaksAConstraintIsNotAccepted() {
        run(Mode.OPTIMIZE);
        putForbiddenDemo(settings(Mode.ACCEPT)
                .output()
                .resolve(ConstrainedFixture.class.getName())
                .resolve("labeled-few-shot.json"));

        assertThat(run(Mode.ACCEPT).failures())
                .singleElement()
                .asString()
                .contains(
                        "may not be accepted:\n  - module CarefulSpell has demos of which one is a demo that contains");
        assertThat(settings(Mode.ACCEPT).artifacts()).doesNotExist();
    }

    private static void putForbiddenDemo(Path file) {
        Artifact artifact = ArtifactFile.read(file);
        TunedModule module = Objects.requireNonNull(artifact.modules().get("CarefulSpell"));
        assertThat(module.demos()).isNotEmpty().noneMatch(demo -> demo.outputs().containsValue("w3"));
        Demonstration demo = new Demonstration(Origin.LABELED, "n3", Map.of("number", "3"), Map.of("word", "w3"));
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
                        Map.of(
                                "CarefulSpell",
                                new TunedModule(
                                        module.instruction(),
                                        module.instructionOrigin(),
                                        List.of(demo),
                                        module.demosOrigin())),
                        artifact.attribution(),
                        artifact.provenance(),
                        artifact.testSplit()),
                file);
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(ConstrainedFixture.class, () -> settings(mode));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
