package dev.attune.engine.propose;

import dev.attune.runtime.signature.Demonstration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to the proposer model, section after section; empty sections are left out. */
final class ProposerRequest {

    private final StringBuilder text = new StringBuilder();

    void section(String title, String content) {
        if (!content.isBlank()) {
            text.append(title).append(":\n").append(content).append("\n\n");
        }
    }

    void demos(List<Demonstration> demos) {
        section(
                "Examples of the module",
                demos.stream()
                        .map(demo -> "- " + fields(demo.inputs()) + " => " + fields(demo.outputs()))
                        .collect(Collectors.joining("\n")));
    }

    void history(List<Tried> history) {
        section(
                "Instructions tried so far",
                history.stream()
                        .map(tried ->
                                String.format(Locale.ROOT, "- score %.3f: %s", tried.score(), tried.instruction()))
                        .collect(Collectors.joining("\n")));
    }

    String text(String task) {
        return text + task;
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining("; "));
    }
}
