package dev.attune.engine.run;

import dev.attune.engine.config.Settings;
import dev.attune.runtime.Artifact;
import dev.attune.runtime.ArtifactFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the artifacts of a program are: the accepted one, committed with the sources, and the candidates that searches leave behind.
 *
 * @param settings the folders
 * @param className the class of the program
 */
record Artifacts(Settings settings, String className) {

    Path accepted() {
        return settings.artifacts().resolve(className + ".json");
    }

    Path candidate(String optimizer) {
        return settings.output().resolve(className).resolve(optimizer + ".json");
    }

    Path journal() {
        return settings.output().resolve(className).resolve("journal.jsonl");
    }

    Path recording() {
        return settings.artifacts().resolve(className + ".recording.jsonl");
    }

    Optional<Artifact> readAccepted() {
        return read(accepted());
    }

    Optional<Artifact> readCandidate(String optimizer) {
        return read(candidate(optimizer));
    }

    private static Optional<Artifact> read(Path file) {
        return Files.exists(file) ? Optional.of(ArtifactFile.read(file)) : Optional.empty();
    }
}
