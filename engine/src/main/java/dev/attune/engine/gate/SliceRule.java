package dev.attune.engine.gate;

import dev.attune.engine.gate.GateRule.Reference;
import dev.attune.engine.statistics.PairedScores;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Decides on each slice of the test split, such as the examples of each language, as a gate decides on all examples. Nothing is corrected for
 * the number of slices, since all of them must pass.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param by what slices the examples, used in the reasons
 * @param rule the rule for the examples of a slice
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SliceRule(String by, GateRule rule) {

    /**
     * Decides on each slice.
     *
     * @param slices the slice of each example, in the order of the scores
     * @param scores the scores of the unoptimized program and of the winner
     * @param reference the program in production
     * @return a finding for each slice, in the order of their names
     * @throws IllegalArgumentException if there is not one slice for each example
     */
    public List<Finding> check(List<String> slices, PairedScores scores, Reference reference) {
        if (slices.size() != scores.examples()) {
            throw new IllegalArgumentException("every example has a slice, but there are " + slices.size() + " for "
                    + scores.examples() + " examples");
        }
        List<Finding> findings = new ArrayList<>();
        for (String slice : new TreeSet<>(slices)) {
            findings.add(check(
                    slice,
                    only(slice, slices, scores),
                    new Reference(reference.name(), compared(slice, slices, reference), reference.winner())));
        }
        return findings;
    }

    private Finding check(String slice, PairedScores scores, Reference reference) {
        String name = by + " = " + slice + " (" + DecisionText.count(scores.examples(), "example") + "): ";
        PairedScores compared = reference.scores();
        if (scores.counted() == 0 || (compared != null && compared.counted() == 0)) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    name + "none counts for all programs, so nothing is shown. Run it again when the models answer all "
                            + "examples.");
        }
        GateDecision decision = rule.decide(scores, reference);
        return new Finding(decision.verdict(), name + String.join(" ", decision.reasons()));
    }

    /** What no threshold asks for is not compared: it could lack scores. */
    private @Nullable PairedScores compared(String slice, List<String> slices, Reference reference) {
        PairedScores scores = reference.scores();
        return scores == null || rule.thresholds().notWorseBy() == null ? null : only(slice, slices, scores);
    }

    private static PairedScores only(String slice, List<String> slices, PairedScores scores) {
        return scores.where(example -> slices.get(example).equals(slice));
    }
}
