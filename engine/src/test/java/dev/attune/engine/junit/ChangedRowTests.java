package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.fixtures.MendedFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One field of one row of the data is changed after the artifact was accepted. */
class ChangedRowTests {

    @TempDir
    Path folder;

    @BeforeEach
    void accept() {
        assertThat(run(Mode.OPTIMIZE).failures()).isEmpty();
        assertThat(run(Mode.ACCEPT).failures()).isEmpty();
        assertThat(run(Mode.VERIFY).failures()).isEmpty();
    }

    @AfterEach
    void restore() {
        System.clearProperty(MendedFixture.Row.OF);
    }

    @ParameterizedTest
    @CsvSource({"train, 1 training example changed", "validation, 1 validation example changed"})
    void aRowThatTheSearchHasSeenMakesTheArtifactStale(String split, String sentence) {
        System.setProperty(MendedFixture.Row.OF, split);

        assertThat(run(Mode.VERIFY).failures()).first().asString().contains("is stale:\n  - " + sentence + "\n");
    }

    @Test
    void aRowOfTheTestSplitIsNamedByTheGate() {
        System.setProperty(MendedFixture.Row.OF, "test");
        ProgramResult result = run(Mode.VERIFY);

        assertThat(result.failures()).isEmpty();
        assertThat(result.gate("exact").reasons())
                .contains("It is not the one of the accepted artifact: 1 test example changed.");
    }

    private ProgramResult run(Mode mode) {
        return ProgramLauncher.run(MendedFixture.Row.class, () -> TestSettings.in(folder, mode, 2));
    }
}
