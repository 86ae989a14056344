package dev.attune.engine.propose;

import dev.attune.runtime.signature.Demonstration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to the proposer model, section after section; empty sections are left out, and long ones are cut. */
final class ProposerRequest {

    private final RequestLimits limits;
    private final StringBuilder text = new StringBuilder();

    ProposerRequest(RequestLimits limits) {
        this.limits = limits;
    }

    RequestLimits limits() {
        return limits;
    }

    void section(String title, String content, int most) {
        String shown = Shortened.text(content.strip(), most);
        if (!shown.isBlank()) {
            text.append(title).append(":\n").append(shown).append("\n\n");
        }
    }

    void demos(List<Demonstration> demos) {
        section(
                "Examples of the module",
                demos.stream()
                        .map(demo -> Shortened.text(
                                "- " + fields(demo.inputs(), limits.value()) + " => "
                                        + fields(demo.outputs(), limits.value()),
                                limits.demo()))
                        .collect(Collectors.joining("\n")),
                Integer.MAX_VALUE);
    }

    /** What was tried, a line each; the last ones if there is no room for all. */
    void history(String scale, List<String> lines) {
        if (!lines.isEmpty()) {
            section(
                    "Instructions tried so far",
                    scale + "\n" + String.join("\n", Shortened.last(lines, limits.history())),
                    Integer.MAX_VALUE);
        }
    }

    String text(String task) {
        return text + task;
    }

    static String fields(Map<String, ?> fields, int most) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + Shortened.line(field.getValue(), most))
                .collect(Collectors.joining("; "));
    }
}
