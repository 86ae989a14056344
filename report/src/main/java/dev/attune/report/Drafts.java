package dev.attune.report;

import dev.attune.runtime.artifact.FolderGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that others read at the same time: beside their place first, and then into it, so that nobody sees half of one. */
final class Drafts {

    private Drafts() {}

    static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        FolderGuard.checkLinks(folder, file);
        Path draft = folder.resolve(name + "." + UUID.randomUUID());
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
