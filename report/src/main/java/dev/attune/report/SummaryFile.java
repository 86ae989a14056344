package dev.attune.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.artifact.FolderGuard;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file with what each program came to when it last ran. Builds run programs in several processes and one by one; what others have written
 * there stays, and no reader ever sees half a file.
 */
final class SummaryFile {

    static final String NAME = "summary.json";
    static final String CLASS = "class";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int TRIES = 200;

    private final Path folder;

    SummaryFile(Path folder) {
        this.folder = folder;
    }

    /** Puts a program in the place of what it came to before. */
    void put(ObjectNode program) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        Path lockFile = folder.resolve(NAME + ".lock");
        FolderGuard.checkLinks(folder, lockFile);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            Map<String, JsonNode> programs = read(file);
            programs.put(program.get(CLASS).asText(), program);
            ObjectNode summary = JSON.createObjectNode().put("version", 1);
            ArrayNode list = summary.putArray("programs");
            programs.values().forEach(list::add);
            Drafts.write(folder, NAME, JSON.writeValueAsString(summary));
        }
    }

    /** Another run in this process may hold it, which the operating system does not wait for. */
    private static FileLock lock(FileChannel channel) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                if (attempt == TRIES) {
                    throw new IOException("the summary is being written all the time", e);
                }
                try {
                    Thread.sleep(10);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while waiting for the summary", interrupted);
                }
            }
        }
    }

    /** A file that is damaged, or of another version, has nothing to keep. */
    private static Map<String, JsonNode> read(Path file) throws IOException {
        Map<String, JsonNode> programs = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                JsonNode summary = JSON.readTree(file.toFile());
                if (summary.path("version").asInt() == 1) {
                    summary.path("programs")
                            .forEach(program -> programs.put(program.path(CLASS).asText(), program));
                }
            } catch (JsonProcessingException e) {
                return new TreeMap<>();
            }
        }
        return programs;
    }
}
