package dev.attune.engine.gate;

import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a gate, with everything that was measured for it.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param verdict the verdict over all thresholds
 * @param reasons one or two sentences per threshold for the developer who reads the test result; never empty
 * @param baseline the score of the untuned program
 * @param winner the score of the tuned program
 * @param difference the gain of winner over baseline on the same examples
 * @param change the gain of winner over the program in production on the same examples; null if they were not compared
 * @param enough how many test examples, or groups of them, would decide in four of five runs what is open, if what was measured is true;
 *     empty if nothing is open, or nobody can say
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GateDecision(
        Verdict verdict,
        List<String> reasons,
        Estimate baseline,
        Estimate winner,
        PairedDifference difference,
        @Nullable PairedDifference change,
        OptionalLong enough) {

    public GateDecision {
        reasons = List.copyOf(reasons);
    }

    /** Returns this decision with more that has to be met, and with its reasons. */
    public GateDecision with(List<Finding> findings) {
        return new GateDecision(
                Verdict.of(Stream.concat(Stream.of(verdict), findings.stream().map(Finding::verdict))
                        .toList()),
                Stream.concat(reasons.stream(), findings.stream().flatMap(finding -> finding.reasons().stream()))
                        .toList(),
                baseline,
                winner,
                difference,
                change,
                enough);
    }
}
