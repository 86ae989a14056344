package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.config.Mode;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.fixtures.TestSettings;
import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.run.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Permissions stop nobody who runs as root, so what is in the folder is compared as well. */
class ReadOnlyCheckoutTests {

    @TempDir
    Path folder;

    @BeforeEach
    void acceptAndLock() throws IOException {
        run(TestSettings.withReplay(settings(Mode.OPTIMIZE), ReplayMode.RECORD));
        run(settings(Mode.ACCEPT));
        removeJournals();
        // where the journals' folder would be made, even root cannot make it
        Files.writeString(settings(Mode.VERIFY).journals(), "not a folder");
        lock(false);
    }

    @AfterEach
    void unlock() throws IOException {
        lock(true);
    }

    @Test
    void verificationWritesNothing() throws IOException {
        Map<String, String> before = tree();

        ProgramResult result = run(settings(Mode.VERIFY));

        assertThat(result.failures()).isEmpty();
        assertThat(result.gates()).hasSize(1);
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void verificationFromTheRecordingWritesNothing() throws IOException {
        Map<String, String> before = tree();

        ProgramResult result = run(TestSettings.withReplay(settings(Mode.VERIFY), ReplayMode.STRICT));

        assertThat(result.failures()).isEmpty();
        assertThat(result.gates()).hasSize(1);
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void verificationThatFailsWritesNothingEither() throws IOException {
        Map<String, String> before = tree();

        ProgramResult result = run(TestSettings.withSeed(settings(Mode.VERIFY), 99));

        assertThat(result.failures()).isNotEmpty().first().asString().contains("seed was 0 and is 99");
        assertThat(tree()).isEqualTo(before);
    }

    /** Each file with its content and the time of its last change, and each folder. */
    private Map<String, String> tree() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path path : paths()) {
            files.put(
                    path.toString(),
                    Files.getLastModifiedTime(path) + (Files.isRegularFile(path) ? Files.readString(path) : ""));
        }
        return files;
    }

    private List<Path> paths() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }

    private void lock(boolean writable) throws IOException {
        for (Path path : paths()) {
            assertThat(path.toFile().setWritable(writable)).isTrue();
        }
    }

    private void removeJournals() throws IOException {
        Path journals = settings(Mode.VERIFY).journals();
        try (Stream<Path> paths = Files.walk(journals)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    private static ProgramResult run(Settings settings) {
        return ProgramLauncher.run(EchoFixture.class, () -> settings);
    }

    private Settings settings(Mode mode) {
        return TestSettings.in(folder, mode, 2);
    }
}
