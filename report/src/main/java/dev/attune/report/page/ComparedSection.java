package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The winner beside the programs that it is compared with, on test examples, and beside what the last run came to. */
final class ComparedSection {

    private ComparedSection() {}

    /** Empty if there is nothing but the unoptimized program, with which the verdict compares. */
    static Optional<Element> of(ProgramRun run) {
        boolean any = false;
        List<Interval> intervals = intervals(run);
        List<List<String>> rows = new ArrayList<>();
        for (GateRecord gate : run.gates()) {
            rows.add(row(gate, "unoptimized", gate.baseline(), gate.difference(), intervals));
            ScoreRecord accepted = gate.accepted();
            if (accepted != null) {
                rows.add(row(gate, "accepted artifact", accepted, gate.change(), intervals));
                any = true;
            }
            Optional<List<String>> last = last(run, gate);
            last.ifPresent(rows::add);
            any |= last.isPresent();
        }
        return any
                ? Optional.of(Parts.section(
                        "Compared with",
                        List.of(Parts.table(
                                "Compared with",
                                List.of(
                                        "metric",
                                        "program",
                                        "score",
                                        "winner",
                                        "difference",
                                        Parts.heading(intervals),
                                        "test examples"),
                                rows))))
                : Optional.empty();
    }

    /** Examples of two runs are not paired: nobody knows whether they are the same. */
    private static Optional<List<String>> last(ProgramRun run, GateRecord gate) {
        History history = run.history();
        return history == null
                ? Optional.empty()
                : history.last(gate.metric()).map(past -> {
                    PastRun.Score then = past.gate(gate.metric()).orElseThrow().winner();
                    double now = gate.winner().estimate().mean();
                    return List.of(
                            gate.metric(),
                            "last run, " + past.inWords(),
                            Numbers.score(then.mean()),
                            Numbers.score(now),
                            Numbers.change(now - then.mean()),
                            "not paired; that run's score: " + Numbers.interval(then.interval()),
                            "");
                });
    }

    private static List<Interval> intervals(ProgramRun run) {
        return run.gates().stream()
                .flatMap(gate -> Stream.of(gate.difference(), gate.change()))
                .filter(Objects::nonNull)
                .map(PairedDifference::interval)
                .toList();
    }

    private static List<String> row(
            GateRecord gate,
            String name,
            ScoreRecord score,
            @Nullable PairedDifference difference,
            List<Interval> intervals) {
        return List.of(
                gate.metric(),
                name,
                Numbers.score(score.estimate().mean()),
                Numbers.score(gate.winner().estimate().mean()),
                difference == null ? "the same prompts" : Numbers.change(difference.mean()),
                difference == null ? "" : Parts.cell(difference.interval(), intervals),
                difference == null ? "" : Numbers.count(difference.count()));
    }
}
