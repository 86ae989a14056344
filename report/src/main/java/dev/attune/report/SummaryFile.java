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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file with what each program came to when it last ran. Builds run programs in several processes and one by one; what others have written
 * there stays, and no reader ever sees half a file.
 */
final class SummaryFile {

    static final String NAME = "summary.json";
    static final String CLASS = "class";

    private static final int VERSION = 1;

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
            Map<String, JsonNode> programs = read(file, program);
            programs.put(program.get(CLASS).asText(), program);
            ObjectNode summary = JSON.createObjectNode().put("version", VERSION);
            ArrayNode list = summary.putArray("programs");
            programs.values().forEach(list::add);
            OutputFolder.write(folder, NAME, JSON.writeValueAsString(summary));
        });
    }

    /**
     * A file that is damaged, or of another version, has nothing to keep; nor has a program that another version of Attune has told of, which
     * the schema of this one would refuse.
     */
    private static Map<String, JsonNode> read(Path file, ObjectNode like) throws IOException {
        Map<String, JsonNode> programs = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                JsonNode summary = JSON.readTree(file.toFile());
                if (summary.path("version").asInt() != VERSION) {
                    dropped(file, "it is of another version");
                    return programs;
                }
                for (JsonNode program : summary.path("programs")) {
                    String name = program.path(CLASS).asText();
                    if (names(program).equals(names(like))) {
                        programs.put(name, program);
                    } else {
                        dropped(file, name + " was written by another version of Attune");
                    }
                }
            } catch (JsonProcessingException e) {
                dropped(file, "it cannot be read");
                return new TreeMap<>();
            }
        }
        return programs;
    }

    private static Set<String> names(JsonNode program) {
        Set<String> names = new TreeSet<>();
        program.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void dropped(Path file, String why) {
        System.getLogger(SummaryFile.class.getName())
                .log(System.Logger.Level.WARNING, "of an earlier " + file + " something was not kept: " + why);
    }
}
