package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.ConstrainedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void anAcceptedArtifactThatBreaksAConstraintFailsVerification() throws IOException {
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
    void aCandidateThatBreaksAConstraintIsNotAccepted() throws IOException {
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

    private static void putForbiddenDemo(Path artifact) throws IOException {
        String text = Files.readString(artifact);
        assertThat(text).contains("\"w2\"").doesNotContain("\"w3\"");
        Files.writeString(artifact, text.replace("\"w2\"", "\"w3\""));
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(ConstrainedFixture.class, () -> settings(mode));
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
