package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.EndingsFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are cut, or hold no text, are counted and shown. */
class EndingsTests {

    @TempDir
    Path folder;

    @Test
    void aSearchTellsHowManyAnswersWereCutAndByWhichLimit() {
        assertThat(run(ReplayMode.OFF).optimization("bootstrap-few-shot").warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .matches("(\\d+) of \\1 answers in module Spell were cut at the token limit "
                                + "\\(@MaxOutputTokens\\(3\\) of module Spell\\)\\."))
                .anySatisfy(warning -> assertThat(warning)
                        .matches("\\d+ of \\d+ answers in module Shout called a tool and had no text\\."));
    }

    @Test
    void aGateTellsThemOfEachProgramItCompares() {
        // each even number is asked twice: a call of a tool is to be repaired
        assertThat(run(ReplayMode.OFF).gate("exact").reasons())
                .contains("4 of 4 answers of the unoptimized program in module Spell were cut at the token limit "
                        + "(@MaxOutputTokens(3) of module Spell).")
                .contains("4 of 6 answers of the unoptimized program in module Shout called a tool and had no text.");
    }

    @Test
    void aReplayTellsWhatTheRecordedRunTold() {
        ProgramResult recorded = run(ReplayMode.RECORD);
        ProgramResult replayed = run(ReplayMode.STRICT);
        assertThat(replayed.failures()).isEmpty();
        assertThat(replayed.gate("exact").reasons())
                .isEqualTo(recorded.gate("exact").reasons());
        assertThat(replayed.optimization("bootstrap-few-shot").warnings())
                .containsAll(recorded.optimization("bootstrap-few-shot").warnings());
    }

    private ProgramResult run(ReplayMode replay) {
        Settings settings = TestSettings.withReplay(TestSettings.in(folder, Mode.OPTIMIZE, 2), replay);
        return ProgramLauncher.run(EndingsFixture.class, () -> settings);
    }
}
