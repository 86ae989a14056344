package dev.attune.engine.event;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf of compare mode measured: the same prompts on two models, on the same test examples. Immutable.
 *
 * @param leaf the test leaf
 * @param prompts which prompts they are, in words
 * @param before the name of the old model
 * @param after the name of the new model
 * @param rows the metrics in the order of the program, or the one of a gate
 * @param notes what a reader must know before relying on the scores
 * @param usage the cost of the leaf
 * @param duration how long it took
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparisonRecord(
        LeafInfo leaf,
        String prompts,
        String before,
        String after,
        List<Row> rows,
        List<String> notes,
        Usage usage,
        Duration duration) {

    /** Copies the lists. */
    public ComparisonRecord {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * One metric on both models. Examples that do not count for one do not count for the other.
     *
     * @param metric its name
     * @param before the score with the old model
     * @param after the score with the new model
     * @param difference new minus old
     * @param guard the decision of its gate; null if it has none, or another leaf decides
     */
    public record Row(
            String metric,
            ScoreRecord before,
            ScoreRecord after,
            PairedDifference difference,
            @Nullable Guard guard) {}

    /**
     * What a gate makes of a difference.
     *
     * @param notWorseBy the loss that it allows
     * @param verdict the decision
     * @param reasons it in sentences
     * @param inconclusive what an inconclusive gate does to the build
     */
    public record Guard(double notWorseBy, Verdict verdict, List<String> reasons, Inconclusive inconclusive) {

        /** Copies the list. */
        public Guard {
            reasons = List.copyOf(reasons);
        }
    }
}
