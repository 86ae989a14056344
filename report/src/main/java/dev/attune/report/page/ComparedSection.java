package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ScoreRecord;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The winner beside the programs that it is compared with, on test examples. */
final class ComparedSection {

    private ComparedSection() {}

    static Element of(ProgramRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (GateRecord gate : run.gates()) {
            rows.add(row(gate, "unoptimized", gate.baseline(), gate.difference()));
            ScoreRecord accepted = gate.accepted();
            if (accepted != null) {
                rows.add(row(gate, "accepted artifact", accepted, gate.change()));
            }
        }
        return Parts.section(
                "Compared with",
                List.of(Parts.table(
                        "Compared with",
                        List.of("metric", "program", "score", "winner", "difference", "interval", "pairs"),
                        rows)));
    }

    private static List<String> row(
            GateRecord gate, String name, ScoreRecord score, @Nullable PairedDifference difference) {
        return List.of(
                gate.metric(),
                name,
                Numbers.score(score.estimate().mean()),
                Numbers.score(gate.winner().estimate().mean()),
                difference == null ? "the same prompts" : Numbers.change(difference.mean()),
                difference == null ? "" : Parts.signed(difference.interval()),
                difference == null ? "" : Numbers.count(difference.count()));
    }
}
