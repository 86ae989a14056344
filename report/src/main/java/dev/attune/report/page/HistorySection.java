package dev.attune.report.page;

import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last runs of a program, as lines and as a table. */
final class HistorySection {

    /** What fits on a screen. */
    static final int MOST = 20;

    private HistorySection() {}

    /** Empty for the first run. */
    static Optional<Element> of(ProgramRun run) {
        History history = run.history();
        if (history == null || (history.runs().isEmpty() && history.problems().isEmpty())) {
            return Optional.empty();
        }
        List<PastRun> runs = new ArrayList<>(history.runs());
        PastRun.of(run).ifPresent(runs::add);
        List<PastRun> shown = runs.subList(Math.max(0, runs.size() - MOST), runs.size());
        List<Element> parts = new ArrayList<>();
        history.problems().forEach(problem -> parts.add(Parts.line("amber", "History:", problem)));
        shown.stream()
                .flatMap(past -> past.gates().stream())
                .map(PastRun.Gate::metric)
                .distinct()
                .forEach(metric -> HistoryChart.of(metric, shown)
                        .ifPresent(picture -> parts.add(picture.image(metric + " in the last runs"))));
        List<PastRun> newestFirst = new ArrayList<>(shown);
        Collections.reverse(newestFirst);
        parts.add(Parts.details(
                "The last " + Numbers.count(shown.size(), "run"),
                List.of(
                        Parts.table(
                                "The last runs",
                                List.of(
                                        "time",
                                        "commit",
                                        "mode",
                                        "outcome",
                                        "winner",
                                        "US dollars",
                                        "calls",
                                        "SHA-256 of the artifact"),
                                newestFirst.stream().map(HistorySection::row).toList()),
                        Parts.quiet(
                                "The artifact is the one that the run has made, accepted or judged; accepting one changes its hash, since"
                                        + " it then says who accepted it."))));
        return Optional.of(Parts.section("History", parts));
    }

    private static List<String> row(PastRun past) {
        return List.of(
                past.time().substring(0, "2026-03-01T09:30".length()).replace('T', ' '),
                PastRun.shortened(past.commit()),
                past.mode() + (past.replayed() ? ", replayed" : ""),
                past.outcome(),
                past.gates().stream().map(HistorySection::inWords).collect(Collectors.joining("; ")),
                past.usd() == null ? "" : Numbers.dollars(past.usd()),
                Numbers.count(past.calls()),
                PastRun.shortened(past.artifact()));
    }

    private static String inWords(PastRun.Gate gate) {
        return gate.metric() + " " + Numbers.score(gate.winner().mean()) + " ("
                + Numbers.interval(gate.winner().interval()) + "), " + gate.verdict();
    }
}
