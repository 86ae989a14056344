package dev.attune.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.runtime.ModelOptions;
import dev.langchain4j.model.chat.ChatModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers of the stacks on which most OpenAI-compatible ones are built. */
@Timeout(60)
class ServersIntegrationTests {

    private @Nullable Process server;

    @AfterEach
    void stopTheServer() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"httptools", "h11"})
    void aServerOnUvicornGetsTheWholeRequest(String parser) throws Exception {
        assumeTrue(
                runs("python3", "-c", "import fastapi, uvicorn, httptools, h11"),
                "needs python3 with the packages fastapi, uvicorn and httptools (pip install fastapi uvicorn httptools)");
        assertThat(model("python3", file("uvicorn_server.py"), parser).chat("How are you?"))
                .isEqualTo("Mood: GLAD");
    }

    @Test
    void aServerInNodeThatListensToUpgradesAnswers() throws Exception {
        assumeTrue(runs("node", "--version"), "needs node");
        assertThat(model("node", file("node_server.js")).chat("How are you?")).isEqualTo("Mood: GLAD");
    }

    private ChatModel model(String... command) throws IOException {
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        server = started;
        BufferedReader out =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        String line = Objects.requireNonNull(out.readLine(), "the server has ended");
        String port = line.substring("port ".length());
        return new OpenAiModelProvider()
                .open(
                        "m",
                        ModelOptions.of(Map.of("base-url", "http://127.0.0.1:" + port + "/v1", "timeout", "20000ms")));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ServersIntegrationTests.class.getResource("/servers/" + name))
                        .toURI())
                .toString();
    }
}
