package dev.attune.runtime.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A checksum for each part of an artifact, the prompt of each module being one, so that a prompt nobody has measured is not taken for one
 * that was. They are of what is said, not of line ends or indentation. They are no signature.
 *
 * @param byPart the checksums by the name of the part
 */
record Checksums(Map<String, String> byPart) {

    /** The property of the file that holds them. */
    static final String PROPERTY = "checksums";

    private static final String MODULES = "modules";

    static Checksums of(JsonNode artifact) {
        Map<String, String> byPart = new LinkedHashMap<>();
        artifact.fields().forEachRemaining(part -> {
            if (part.getKey().equals(MODULES)) {
                part.getValue()
                        .fields()
                        .forEachRemaining(module -> byPart.put(
                                "the prompt of module " + module.getKey(),
                                Digest.of(module.getValue().toString())));
            } else {
                byPart.put(part.getKey(), Digest.of(part.getValue().toString()));
            }
        });
        return new Checksums(byPart);
    }

    /** The parts of which a file says that they were others. */
    List<String> changed(JsonNode file) {
        Map<String, String> written = new LinkedHashMap<>();
        file.path(PROPERTY)
                .fields()
                .forEachRemaining(
                        part -> written.put(part.getKey(), part.getValue().asText()));
        if (written.isEmpty()) {
            return List.of("\"" + PROPERTY + "\", which it no longer has,");
        }
        Set<String> parts = new LinkedHashSet<>(byPart.keySet());
        parts.addAll(written.keySet());
        List<String> changed = new ArrayList<>();
        for (String part : parts) {
            if (!Objects.equals(byPart.get(part), written.get(part))) {
                changed.add(part.contains(" ") ? part : "\"" + part + "\"");
            }
        }
        return changed;
    }
}
