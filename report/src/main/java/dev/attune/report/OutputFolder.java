package dev.attune.report;

import dev.attune.runtime.artifact.FolderGuard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/** Writes files into the folder of what runs leave behind, where other processes write too, and others read at the same time. */
final class OutputFolder {

    private static final int TRIES = 200;

    private OutputFolder() {}

    /** The folder for programs that do not get as far as to know theirs. */
    static Path unknown() {
        return Path.of(Files.exists(Path.of("pom.xml")) ? "target" : "build", "attune");
    }

    /** Writes a file beside its place first, and then into it, so that nobody sees half of one. */
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

    /** Fails if a link leads from the place of a file to another one. */
    static void checkLinks(Path file) throws IOException {
        FolderGuard.checkLinks(Objects.requireNonNull(file.getParent()), file);
    }

    /** Does some work on files while no other run, of this process or another, does the same. */
    static void alone(Path folder, String name, Work work) throws IOException {
        Files.createDirectories(folder);
        Path lockFile = folder.resolve(name + ".lock");
        FolderGuard.checkLinks(folder, lockFile);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, name)) {
            work.run();
        }
    }

    /** Another run in this process may hold it, which the operating system does not wait for. */
    private static FileLock lock(FileChannel channel, String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                if (attempt == TRIES) {
                    throw new IOException(name + " is being written all the time", e);
                }
                try {
                    Thread.sleep(10);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while waiting for " + name, interrupted);
                }
            }
        }
    }

    /** Work on files. */
    interface Work {

        void run() throws IOException;
    }
}
