package dev.attune.report.page;

import dev.attune.annotations.Role;
import dev.attune.engine.event.OptimizationRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which models a run has asked, and where they are: what to look at if they fail. */
final class AskedModels {

    private AskedModels() {}

    /** The models of the last search in words; empty if nothing is known of them. */
    static Optional<String> of(ProgramRun run) {
        return run.searches().stream()
                .filter(search -> !search.models().isEmpty())
                .reduce((first, second) -> second)
                .map(search -> search.models().entrySet().stream()
                        .map(model -> named(model, search))
                        .collect(Collectors.joining("; ")));
    }

    private static String named(Map.Entry<Role, String> model, OptimizationRecord search) {
        List<String> servers = search.servers().getOrDefault(model.getKey(), List.of());
        return model.getKey().name().toLowerCase(Locale.ROOT) + " model " + model.getValue()
                + (servers.isEmpty() ? " (no setting names its address)" : " at " + String.join(", ", servers));
    }
}
