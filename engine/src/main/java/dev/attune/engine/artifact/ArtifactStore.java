package dev.attune.engine.artifact;

import dev.attune.engine.config.Settings;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.FolderGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where the artifacts of a program are: the accepted one, committed with the sources, and the candidates that searches leave behind. The
 * accepted one is read once. One thread at a time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArtifactStore {

    private final Settings settings;
    private final String className;
    private @Nullable Optional<Artifact> acceptedRead;

    public ArtifactStore(Settings settings, String className) {
        this.settings = settings;
        this.className = className;
    }

    /** @throws ArtifactException if the class has a name that no file can have */
    public Path accepted() {
        return FolderGuard.file(settings.artifacts(), className + ".json");
    }

    /** @throws ArtifactException if the class or the optimizer has a name that no file can have */
    public Path candidate(String optimizer) {
        return FolderGuard.file(settings.output(), className, optimizer + ".json");
    }

    Path journal() {
        return FolderGuard.file(settings.journals(), className + ".jsonl");
    }

    /** The ledger of what the test split has judged. */
    public Path ledger() {
        return FolderGuard.file(settings.journals(), className + ".judged.jsonl");
    }

    public Path recording() {
        return FolderGuard.file(settings.recordings(), className + ".recording.jsonl");
    }

    /** An artifact in the folder of recordings, where accepted ones once were and production finds none; empty if there is none. */
    public Optional<Path> misplaced() {
        Path file = FolderGuard.file(settings.recordings(), className + ".json");
        boolean elsewhere = !file.toAbsolutePath()
                .normalize()
                .equals(accepted().toAbsolutePath().normalize());
        return elsewhere && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** How production loads the accepted artifact, as code. */
    public String loading() {
        List<String> names = new ArrayList<>();
        if (accepted().getRoot() != null) {
            names.add(accepted().getRoot().toString().replaceFirst("[/\\\\]$", ""));
        }
        accepted().forEach(name -> names.add(name.toString()));
        int root = Collections.lastIndexOfSubList(names, List.of("main", "resources"));
        return root < 0
                ? "TunedPrompts.load(Path.of(\"" + String.join("/", names) + "\"))"
                : "TunedPrompts.load(\"" + String.join("/", names.subList(root + 2, names.size())) + "\")";
    }

    public Optional<Artifact> readAccepted() {
        if (acceptedRead == null) {
            acceptedRead = read(accepted());
        }
        return acceptedRead;
    }

    public Optional<Artifact> readCandidate(String optimizer) {
        return read(candidate(optimizer));
    }

    /** The note that goes with the accepted artifact. */
    public Path note() {
        return FolderGuard.file(settings.artifacts(), className + ".md");
    }

    public void accept(Artifact artifact, String note) {
        ArtifactFile.write(artifact, settings.artifacts(), accepted());
        ArtifactFile.writeNote(note, settings.artifacts(), note());
        acceptedRead = Optional.of(artifact);
    }

    public void leave(Artifact candidate, String optimizer) {
        ArtifactFile.write(candidate, settings.output(), candidate(optimizer));
    }

    /** @throws IOException if a link would lead the candidate out of its folder */
    public void checkLinks(String optimizer) throws IOException {
        FolderGuard.checkLinks(settings.output(), candidate(optimizer));
    }

    /** @throws IOException if a link would lead the journal or the recording out of its folder */
    public void checkLinks() throws IOException {
        FolderGuard.checkLinks(settings.output(), settings.output().resolve(className));
        FolderGuard.checkLinks(settings.journals(), journal());
        FolderGuard.checkLinks(settings.journals(), ledger());
        FolderGuard.checkLinks(settings.recordings(), recording());
    }

    private static Optional<Artifact> read(Path file) {
        return Files.exists(file) ? Optional.of(ArtifactFile.read(file)) : Optional.empty();
    }
}
