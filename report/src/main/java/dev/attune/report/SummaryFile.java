package dev.attune.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final Path folder;

    SummaryFile(Path folder) {
        this.folder = folder;
    }

    /** Puts a program in the place of what it came to before. */
    void put(ObjectNode program) throws IOException {
        Path file = folder.resolve(NAME);
        OutputFolder.alone(folder, NAME, () -> {
            Map<String, JsonNode> programs = read(file);
            programs.put(program.get(CLASS).asText(), program);
            ObjectNode summary = JSON.createObjectNode().put("version", 1);
            ArrayNode list = summary.putArray("programs");
            programs.values().forEach(list::add);
            OutputFolder.write(folder, NAME, JSON.writeValueAsString(summary));
        });
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
