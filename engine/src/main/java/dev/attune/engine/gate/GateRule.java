package dev.attune.engine.gate;

import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Scores;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Decides whether a tuned program is good enough, from its scores and the baseline's on the same held-out examples.
 *
 * <p>Per threshold: a measured value below it is FAILED. A measured value at or above it is PASSED if the low end of the confidence
 * interval is at or above it too, and INCONCLUSIVE otherwise. The gate is FAILED if any threshold is, otherwise INCONCLUSIVE if any is,
 * otherwise PASSED. So a program that truly misses a threshold passes with about half the error rate of the interval: 2.5 % at a confidence
 * of 0.95. If examples do not count, a gate passes only if it would also pass in the worst case for them.
 *
 * <p>A pure function without state, safe for use by several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GateRule {

    /**
     * Relative to the larger end of the range: a mean that misses a threshold by rounding alone, such as the 0.35 of
     * 35 right answers in 100, meets it.
     */
    private static final double TOLERANCE = 1e-12;

    private GateRule() {}

    /**
     * Decides on the winner.
     *
     * @param metric the name of the metric, used in the reasons
     * @param thresholds what the gate asks for
     * @param baseline one score of the untuned program per example
     * @param winner one score of the tuned program per example, in the order of {@code baseline}
     * @param confidence the confidence of the intervals, between 0 and 1 exclusive, such as 0.95
     * @param min the lowest possible score
     * @param max the highest possible score
     * @return the decision
     * @throws IllegalArgumentException if {@link PairedDifference#of} would refuse the scores, or a threshold lies outside what the range
     *     allows
     */
    public static GateDecision decide(
            String metric,
            Thresholds thresholds,
            double[] baseline,
            double[] winner,
            double confidence,
            double min,
            double max) {
        Estimate ofBaseline = Estimate.of(baseline, confidence, min, max);
        Estimate ofWinner = Estimate.of(winner, confidence, min, max);
        PairedDifference difference = PairedDifference.of(baseline, winner, confidence, min, max);
        double tolerance = TOLERANCE * Math.max(Math.abs(min), Math.abs(max));

        List<ThresholdCheck> checks = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Double atLeast = thresholds.atLeast();
        if (atLeast != null) {
            requireWithin("atLeast", atLeast, min, max);
            ThresholdCheck check = new ThresholdCheck(
                    atLeast, ofWinner.mean(), ofWinner.interval(), GatePower.spread(winner, min, max), tolerance);
            checks.add(check);
            reasons.add(DecisionText.atLeast(metric, check, ofWinner));
        }
        Double gain = thresholds.gain();
        if (gain != null) {
            double width = max - min;
            requireWithin("gain", gain, -width, width);
            double spread = GatePower.spread(Scores.differences(baseline, winner), -width, width);
            ThresholdCheck check =
                    new ThresholdCheck(gain, difference.mean(), difference.interval(), spread, tolerance);
            checks.add(check);
            reasons.add(DecisionText.gain(metric, check, ofBaseline, ofWinner));
        }
        return new GateDecision(verdict(checks), reasons, ofBaseline, ofWinner, difference);
    }

    /**
     * Decides on the winner if some examples do not count. Everything is measured on the examples that count for both. A gate that would
     * then be PASSED is INCONCLUSIVE unless it would also pass if every missing score of the winner were the lowest and every missing score
     * of the baseline the highest.
     *
     * @param metric the name of the metric, used in the reasons
     * @param thresholds what the gate asks for
     * @param scores the scores of both programs
     * @param confidence the confidence of the intervals, between 0 and 1 exclusive, such as 0.95
     * @param min the lowest possible score
     * @param max the highest possible score
     * @return the decision
     * @throws IllegalArgumentException if no example counts for both, or as {@link #decide(String, Thresholds, double[], double[],
     *     double, double, double)} says
     */
    public static GateDecision decide(
            String metric, Thresholds thresholds, PairedScores scores, double confidence, double min, double max) {
        GateDecision measured =
                decide(metric, thresholds, scores.countedOfBaseline(), scores.countedOfWinner(), confidence, min, max);
        int missing = scores.examples() - scores.counted();
        if (missing == 0 || measured.verdict() != Verdict.PASSED) {
            return measured;
        }
        GateDecision worst =
                decide(metric, thresholds, scores.baselineWith(max), scores.winnerWith(min), confidence, min, max);
        boolean passes = worst.verdict() == Verdict.PASSED;
        List<String> reasons = new ArrayList<>(measured.reasons());
        reasons.add(DecisionText.atWorst(missing, scores.examples(), passes, worst, min, max));
        return new GateDecision(
                passes ? Verdict.PASSED : Verdict.INCONCLUSIVE,
                reasons,
                measured.baseline(),
                measured.winner(),
                measured.difference());
    }

    private static Verdict verdict(List<ThresholdCheck> checks) {
        List<Verdict> verdicts = checks.stream().map(ThresholdCheck::verdict).toList();
        if (verdicts.contains(Verdict.FAILED)) {
            return Verdict.FAILED;
        }
        return verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PASSED;
    }

    private static void requireWithin(String name, double value, double low, double high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " is " + value
                    + ", but the range of the metric only allows values from " + low + " to " + high);
        }
    }
}
