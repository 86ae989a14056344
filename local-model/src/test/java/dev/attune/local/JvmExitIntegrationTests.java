package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
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

    private int exitCode(String mode) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MainFixture.class.getName(),
                        mode)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended by itself")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
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
                    .maxOutputTokens(2)
                    .build();
            model.chat("hello");
            switch (arguments[0]) {
                case "close" -> model.close();
                case "fail" -> throw new IllegalStateException("main failed on purpose");
                default -> {}
            }
        }
    }
}
