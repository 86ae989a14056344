package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a JVM of its own can show: that it ends by itself, and what the native library prints. */
class JvmExitIntegrationTests {

    @TempDir
    Path folder;

    @Test
    void theJvmEndsAlthoughTheModelWasNeverClosed() throws Exception {
        assertThat(exitCode("leave")).isZero();
        assertThat(errors()).isEmpty();
    }

    @Test
    void theJvmEndsAfterTheModelWasClosed() throws Exception {
        assertThat(exitCode("close")).isZero();
        assertThat(errors()).isEmpty();
    }

    @Test
    void aFailureOfTheMainMethodStaysVisible() throws Exception {
        assertThat(exitCode("fail")).isEqualTo(1);
        assertThat(errors()).contains("main failed on purpose");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aJvmThatIsToldToEndWhileTheModelComputesEndsWithoutACrash() throws Exception {
        Random random = new Random(1);
        for (int stop = 0; stop < 4; stop++) {
            Process process = start("work");
            try {
                while (process.isAlive()
                        && !Files.readString(folder.resolve("out")).contains("computes")) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(random.nextLong(TimeUnit.SECONDS.toNanos(1)));
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
                assertThat(process.exitValue()).as(errors()).isEqualTo(143);
                assertThat(errors()).isEmpty();
                assertThat(folder)
                        .as("no report of a crash, no library")
                        .isDirectoryNotContaining("glob:**{hs_err*,attune*}");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aJvmThatIsToldToEndWhileTheLibraryIsLoadedLeavesNoFileOfIt() throws Exception {
        for (int stop = 0; stop < 3; stop++) {
            Process process = start("leave");
            try {
                while (process.isAlive() && libraries().isEmpty()) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20L * stop));
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
                assertThat(process.exitValue()).as(errors()).isEqualTo(143);
                assertThat(libraries()).isEmpty();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private List<Path> libraries() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("attune"))
                    .toList();
        }
    }

    private int exitCode(String mode) throws Exception {
        Process process = start(mode);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String mode) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MainFixture.class.getName(),
                        mode)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String errors() throws Exception {
        return Files.readString(folder.resolve("err"));
    }

    static final class MainFixture {

        private MainFixture() {}

        public static void main(String[] arguments) {
            LocalChatModel model = LocalChatModel.builder()
                    .model("smollm2-135m")
                    .contextLength(512)
                    .maxOutputTokens(100)
                    .parallel(2)
                    .build();
            model.chat(ChatRequest.builder()
                    .messages(UserMessage.from("hello"))
                    .maxOutputTokens(2)
                    .build());
            switch (arguments[0]) {
                case "work" -> {
                    System.out.println("computes");
                    Thread other = new Thread(() -> ask(model, "other " + "word ".repeat(300)));
                    other.setDaemon(true);
                    other.start();
                    ask(model, "word ".repeat(300));
                }
                case "close" -> model.close();
                case "fail" -> throw new IllegalStateException("main failed on purpose");
                default -> {}
            }
        }

        private static void ask(LocalChatModel model, String question) {
            try {
                model.chat(question);
            } catch (CancellationException ending) {
                // the process was told to end
            }
        }
    }
}
