package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.attune.report.Maven.Build;
import dev.attune.report.project.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build with a key that a server refuses, and repeats in its refusal. */
class SecretKeyIntegrationTests {

    private static final String KEY = "sk-attune-4711-very-secret";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer server;

    @BeforeEach
    void startAServerThatRefusesTheKey() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            List<String> sent = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
            byte[] body = ("{\"error\": {\"message\": \"Incorrect API key provided: " + sent + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stopTheServer() {
        server.stop(0);
    }

    @Test
    void theKeyOfAFailingRunIsNowhereInItsFilesAndOutput() throws IOException, InterruptedException {
        Build build = MavenProject.of(folder, Fixtures.REFUSED_KEY)
                .test(
                        Map.of("ATTUNE_MODEL_API_KEY", KEY),
                        "-Dattune.model=openai:tiny",
                        "-Dattune.replay=record",
                        "-Dattune.model.base-url=http://localhost:"
                                + server.getAddress().getPort() + "/v1");

        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output())
                .contains("Incorrect API key provided: [Bearer [key]]")
                .doesNotContain(KEY);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(KEY));
        }
    }
}
