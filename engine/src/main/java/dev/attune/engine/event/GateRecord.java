package dev.attune.engine.event;

import dev.attune.engine.gate.Verdict;
import dev.attune.engine.statistics.PairedDifference;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a gate leaf measured and decided, on the test split.
 *
 * @param leaf the test leaf
 * @param metric the name of the metric
 * @param optimizer the optimizer whose winner was judged, or {@code artifact}
 * @param verdict the decision
 * @param reasons the decision in sentences
 * @param atLeast the required value; null: none
 * @param gain the required gain; null: none
 * @param baseline the unoptimized program
 * @param winner the tuned program
 * @param difference winner minus baseline on the examples that count for both
 * @param modules what changed in each module, in program order
 * @param examples each test example with both predictions
 * @param contenders the optimizers that ran before; of their winners, this one was chosen by its validation score. Empty if an artifact was
 *     judged
 * @param usage the cost of the leaf
 * @param duration how long it took
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GateRecord(
        LeafInfo leaf,
        String metric,
        String optimizer,
        Verdict verdict,
        List<String> reasons,
        @Nullable Double atLeast,
        @Nullable Double gain,
        ScoreRecord baseline,
        ScoreRecord winner,
        PairedDifference difference,
        List<ModuleChange> modules,
        List<Example> examples,
        List<Contender> contenders,
        Usage usage,
        Duration duration) {

    /** Copies the lists. */
    public GateRecord {
        reasons = List.copyOf(reasons);
        modules = List.copyOf(modules);
        examples = List.copyOf(examples);
        contenders = List.copyOf(contenders);
    }

    /**
     * One test example, side by side.
     *
     * @param id the id of the example
     * @param input the input as text
     * @param expected the expected output as text
     * @param baseline the answer of the unoptimized program
     * @param winner the answer of the tuned program
     */
    public record Example(String id, String input, String expected, Answer baseline, Answer winner) {}

    /**
     * The answer of a program to an example.
     *
     * @param prediction the output as text, or the reason there is none
     * @param score the score; the lowest value of the metric if there is no output and a prompt can be to blame; null if the example does
     *     not count
     * @param feedback the feedback of the metric; null: none
     */
    public record Answer(
            String prediction,
            @Nullable Double score,
            @Nullable String feedback) {}

    /**
     * An optimizer that ran on the same program.
     *
     * @param optimizer its name
     * @param baseline the unoptimized program on its validation examples; null if it was not measured
     * @param winner its winner on the same examples; null if there is none
     * @param usage its cost
     * @param duration how long it took
     * @param chosen whether the gate judged its winner
     */
    public record Contender(
            String optimizer,
            @Nullable ScoreRecord baseline,
            @Nullable ScoreRecord winner,
            Usage usage,
            Duration duration,
            boolean chosen) {}
}
