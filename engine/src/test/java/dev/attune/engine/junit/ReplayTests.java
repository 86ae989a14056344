package dev.attune.engine.junit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.fixtures.PureFixture;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is recorded, and played again. */
class ReplayTests {

    @TempDir
    Path folder;

    @Test
    void aReplayedRunIsTheRecordedOne() throws IOException {
        ProgramResult recorded = run(ReplayMode.RECORD);
        byte[] artifact = Files.readAllBytes(artifact());
        Files.delete(artifact());
        System.setProperty(PureFixture.FAIL, "true");
        try {
            ProgramResult replayed = run(ReplayMode.STRICT);
            assertThat(replayed.failures()).isEmpty();
            assertThat(replayed.optimization("mipro").warnings())
                    .contains("All answers come from a recording; no model was asked.");
            assertThat(artifact()).hasBinaryContent(artifact);
            assertThat(replayed.optimization("mipro").trials())
                    .isEqualTo(recorded.optimization("mipro").trials());
            assertThat(replayed.gate("exact").winner())
                    .isEqualTo(recorded.gate("exact").winner());
            assertThat(replayed.gate("exact").usage())
                    .isEqualTo(recorded.gate("exact").usage());
        } finally {
            System.clearProperty(PureFixture.FAIL);
        }
    }

    @Test
    void recordingTwiceGivesTheSameBytes() throws IOException {
        run(ReplayMode.RECORD);
        byte[] first = Files.readAllBytes(recording());
        run(ReplayMode.RECORD);
        assertThat(recording()).hasBinaryContent(first);
    }

    @Test
    void whatIsNotRecordedEndsTheRunAndShowsTheNearestCall() throws IOException {
        run(ReplayMode.RECORD);
        List<String> lines = Files.readAllLines(recording());
        String text = lines.stream()
                .filter(line -> line.contains("Number: 103"))
                .map(line -> line.substring(line.indexOf(':') + 2, line.indexOf(',') - 1))
                .findFirst()
                .orElseThrow();
        Files.write(
                recording(),
                lines.stream()
                        .filter(line -> !line.contains("\"ref\":\"" + text))
                        .toList());
        OptimizationRecord record = run(ReplayMode.STRICT).optimization("mipro");
        assertThat(record.status()).isEqualTo(OptimizationRecord.Status.ABORTED);
        assertThat(record.statusReason())
                .contains("does not hold the answer to a call of task dev.attune.engine.fixtures.ScriptedModel")
                .contains("record again with -Dattune.replay=record")
                .contains("+Number: 103")
                .containsPattern("-Number: 10\\d");
    }

    @Test
    void withoutARecordingThePreflightFails() {
        assertThat(run(ReplayMode.STRICT).preflight().checks())
                .filteredOn(check -> check.status() == PreflightRecord.Status.FAILED)
                .singleElement()
                .satisfies(check -> assertThat(check.message())
                        .startsWith("there is no recording " + recording())
                        .endsWith("make one with -Dattune.replay=record"));
    }

    @Test
    void recordedAndAcceptedPromptsAreVerifiedWithoutTheirModel() {
        run(ReplayMode.RECORD);
        System.setProperty(PureFixture.NO_KEY, "true");
        try {
            assertThat(run(Mode.ACCEPT, ReplayMode.OFF).failures()).isEmpty();
            ProgramResult verified = run(Mode.VERIFY, ReplayMode.STRICT);
            assertThat(verified.failures()).isEmpty();
            assertThat(verified.gates()).hasSize(1);
            assertThat(verified.optimization("mipro").models()).containsExactly(entry(Role.TASK, "ScriptedModel"));
        } finally {
            System.clearProperty(PureFixture.NO_KEY);
        }
    }

    @Test
    void withoutAModelAndWithoutARecordingThePreflightFails() {
        System.setProperty(PureFixture.NO_KEY, "true");
        try {
            assertThat(run(Mode.VERIFY, ReplayMode.OFF).failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasMessageContaining("there is no key"));
        } finally {
            System.clearProperty(PureFixture.NO_KEY);
        }
    }

    private ProgramResult run(Mode mode, ReplayMode replay) {
        Settings settings = TestSettings.withReplay(TestSettings.in(folder, mode, 4), replay);
        return ProgramLauncher.run(PureFixture.class, () -> settings);
    }

    private ProgramResult run(ReplayMode replay) {
        Settings settings = TestSettings.withReplay(settings(), replay);
        return ProgramLauncher.run(PureFixture.class, () -> settings);
    }

    private Settings settings() {
        return TestSettings.in(folder, Mode.OPTIMIZE, 4);
    }

    private Path recording() {
        return settings().recordings().resolve(PureFixture.class.getName() + ".recording.jsonl");
    }

    private Path artifact() {
        return settings().output().resolve(PureFixture.class.getName()).resolve("mipro.json");
    }
}
