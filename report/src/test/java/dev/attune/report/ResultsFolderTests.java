package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.annotations.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTests {

    @TempDir
    Path folder;

    @Test
    void tellsVersionsAndModels() throws IOException {
        new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "small", Role.PROPOSER, "large"));

        assertThat(environment())
                .containsEntry("Model: task", "small")
                .containsEntry("Model: proposer", "large")
                .containsEntry(
                        "Java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")")
                .containsKeys("Attune", "Operating system");
        assertThat(environment().getProperty("Attune")).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void addsToWhatOtherRunsWrote() throws IOException {
        Files.writeString(folder.resolve("environment.properties"), "Stage=nightly\n");

        new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "small"));
        new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "large"));

        assertThat(environment()).containsEntry("Stage", "nightly").containsEntry("Model: task", "large, small");
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "small", Role.JUDGE, "large"));
        byte[] first = Files.readAllBytes(folder.resolve("environment.properties"));
        new ResultsFolder(folder).describeRun(Map.of(Role.JUDGE, "large", Role.TASK, "small"));

        assertThat(folder.resolve("environment.properties")).hasBinaryContent(first);
    }

    @Test
    void keepsCategoriesOfTheProject() throws IOException {
        Files.writeString(folder.resolve("categories.json"), "[]");

        new ResultsFolder(folder).describeRun(Map.of());

        assertThat(folder.resolve("categories.json")).hasContent("[]");
    }

    @Test
    void readsAndWritesNothingThroughLinksThatLeadElsewhere(@TempDir Path elsewhere) throws IOException {
        Path target = Files.writeString(elsewhere.resolve("secret"), "Secret=1");
        Files.createSymbolicLink(folder.resolve("environment.properties"), target);

        assertThatThrownBy(() -> new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "small")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a link that points outside of " + folder);
        assertThat(target).hasContent("Secret=1");
        assertThat(folder).isDirectoryNotContaining("glob:**.properties.*");
    }

    @Test
    void leavesNoDraftBehind() throws IOException {
        new ResultsFolder(folder).describeRun(Map.of(Role.TASK, "small"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("environment.properties", "categories.json");
        }
    }

    private Properties environment() throws IOException {
        Properties environment = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("environment.properties"))) {
            environment.load(in);
        }
        return environment;
    }
}
