package dev.attune.report.page;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.report.html.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the run depended on: checks, models, seed and settings. */
final class ProvenanceSection {

    private ProvenanceSection() {}

    static Element of(ProgramRun run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("class", run.program().programClass()));
        run.last().map(LeafRecord::run).ifPresent(info -> rows.addAll(of(info)));
        for (OptimizationRecord search : run.searches()) {
            search.models()
                    .forEach((role, name) -> rows.add(List.of(role.name().toLowerCase(Locale.ROOT) + " model", name)));
            search.servers()
                    .forEach((role, servers) -> rows.add(
                            List.of(role.name().toLowerCase(Locale.ROOT) + " servers", String.join(", ", servers))));
            rows.add(List.of(search.optimizer() + ": random seed", Long.toString(search.seed())));
            search.settings().forEach((name, value) -> rows.add(List.of(search.optimizer() + ": " + name, value)));
        }
        List<Element> parts = new ArrayList<>();
        parts.add(Parts.table("Provenance", List.of("what", "value"), rows));
        if (run.last().map(LeafRecord::run).stream()
                        .flatMap(info -> info.artifacts().stream())
                        .count()
                > 1) {
            parts.add(Parts.quiet(
                    "An accepted artifact also says who accepted it and when. So its SHA-256 differs from that of the candidate"
                            + " whose prompts it has."));
        }
        PreflightRecord preflight = run.preflight();
        if (preflight != null) {
            parts.add(Parts.table(
                    "Checks",
                    List.of("check", "status", "finding"),
                    preflight.checks().stream()
                            .map(check -> List.of(
                                    check.name(), check.status().name().toLowerCase(Locale.ROOT), check.message()))
                            .toList()));
        }
        return Parts.section("Provenance", List.of(Parts.details("Models, seed, settings and checks", parts)));
    }

    private static List<List<String>> of(RunInfo info) {
        List<List<String>> rows = new ArrayList<>();
        if (!info.mode().equals("accept")) { // which uses neither models nor data
            rows.add(List.of("run, a hash of program, data, models and settings", info.id()));
        }
        rows.add(List.of("mode", info.mode()));
        String commit = info.commit();
        if (commit != null) {
            rows.add(List.of("commit", commit));
        }
        info.artifacts()
                .forEach(artifact -> rows.add(List.of(
                        artifact.accepted() ? "accepted artifact" : "candidate",
                        artifact.path() + ", SHA-256 " + artifact.sha256())));
        return rows;
    }
}
