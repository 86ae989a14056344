package dev.attune.engine.gate;

import dev.attune.engine.gate.DecisionText.Sample;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Scores;
import dev.attune.engine.statistics.Tails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a tuned program is good enough, from its scores and those of other programs on the same held-out examples.
 *
 * <p>Per threshold: PASSED if the whole confidence interval of what was measured lies at or above the threshold, FAILED if the whole
 * interval lies below it, and INCONCLUSIVE otherwise. A guard's threshold is a loss against the program in production. The gate is FAILED
 * if any threshold is, otherwise INCONCLUSIVE if any is, otherwise PASSED. So a program that truly misses a threshold passes with about half
 * the error rate of the interval: 2.5 % at a confidence of 0.95. A gate with several thresholds passes only if each is shown, so that its
 * error rate is no higher, and nothing is corrected for their number. If examples do not count, a threshold is passed only if it would
 * also be passed in the worst case for them. Where examples come in groups, scores, differences and their intervals are over the groups, each
 * with the mean of its examples.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param metric the name of the metric, used in the reasons
 * @param thresholds what the gate asks for
 * @param confidence the confidence of the intervals, between 0 and 1 exclusive, such as 0.95
 * @param min the lowest possible score
 * @param max the highest possible score
 * @param tails what graded scores may be like
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GateRule(String metric, Thresholds thresholds, double confidence, double min, double max, Tails tails) {

    /**
     * Relative to the larger end of the range: a mean that misses a threshold by rounding alone, such as the 0.35 of
     * 35 right answers in 100, meets it.
     */
    static final double TOLERANCE = 1e-12;

    private static final String SEED = "the unoptimized program";

    /** @throws IllegalArgumentException if a threshold lies outside what the range allows */
    public GateRule {
        requireWithin("atLeast", thresholds.atLeast(), min, max);
        requireWithin("gain", thresholds.gain(), min - max, max - min);
        requireWithin("notWorseBy", thresholds.notWorseBy(), 0, max - min);
    }

    /**
     * The program in production, with which a guard compares the winner.
     *
     * @param name what it is, in words, such as {@code the accepted artifact}
     * @param scores its scores with those of the winner; null if its prompts are the winner's, so that nothing can be lost
     * @param winner what is compared with it, in words
     */
    public record Reference(String name, @Nullable PairedScores scores, String winner) {

        /** Compares the winner of a search. */
        public Reference(String name, @Nullable PairedScores scores) {
            this(name, scores, "the winner");
        }
    }

    /**
     * Decides on the winner.
     *
     * @param scores the scores of the unoptimized program and of the winner
     * @param reference the program in production
     * @return the decision
     * @throws IllegalArgumentException if no example counts for two programs that are compared, or {@link PairedDifference#of} would refuse
     *     the scores
     */
    public GateDecision decide(PairedScores scores, Reference reference) {
        double[] baseline = scores.countedOfBaseline();
        double[] winner = scores.countedOfWinner();
        List<Finding> findings = new ArrayList<>();
        atLeast(scores).ifPresent(findings::add);
        gain(scores).ifPresent(findings::add);
        notWorse(reference).ifPresent(findings::add);
        PairedScores compared = reference.scores();
        return new GateDecision(
                Verdict.of(findings.stream().map(Finding::verdict).toList()),
                findings.stream().flatMap(finding -> finding.reasons().stream()).toList(),
                Estimate.of(baseline, confidence, min, max).ofExamples(scores.counted()),
                Estimate.of(winner, confidence, min, max).ofExamples(scores.counted()),
                difference(scores),
                compared == null ? null : difference(compared),
                findings.stream()
                        .flatMapToLong(finding -> finding.enough().stream())
                        .max());
    }

    /**
     * Decides on each claim by itself.
     *
     * @param scores the scores of the unoptimized program and of the winner
     * @return the verdicts by what is claimed, in words
     */
    public Map<String, Verdict> claims(PairedScores scores) {
        Map<String, Verdict> claims = new LinkedHashMap<>();
        atLeast(scores)
                .ifPresent(finding -> claims.put(
                        DecisionText.atLeast(Objects.requireNonNull(thresholds.atLeast())), finding.verdict()));
        gain(scores)
                .ifPresent(finding ->
                        claims.put(DecisionText.gain(Objects.requireNonNull(thresholds.gain())), finding.verdict()));
        return claims;
    }

    private PairedDifference difference(PairedScores scores) {
        return PairedDifference.of(scores.countedOfBaseline(), scores.countedOfWinner(), confidence, min, max, tails)
                .ofExamples(scores.counted());
    }

    /** Checks one threshold on scores of the program compared with and of the winner. */
    private interface Checking {
        Finding of(double[] before, double[] winner, Sample sample);
    }

    private Optional<Finding> atLeast(PairedScores scores) {
        Double asked = thresholds.atLeast();
        return asked == null
                ? Optional.empty()
                : Optional.of(withMissing(scores, SEED, (before, winner, sample) -> {
                    Estimate estimate = Estimate.of(winner, confidence, min, max);
                    ThresholdCheck check = new ThresholdCheck(
                            asked,
                            estimate.mean(),
                            estimate.interval(),
                            GatePower.spread(winner, min, max),
                            tolerance());
                    return Finding.of(check, DecisionText.atLeast(metric, check, sample), sample);
                }));
    }

    private Optional<Finding> gain(PairedScores scores) {
        Double asked = thresholds.gain();
        return asked == null
                ? Optional.empty()
                : Optional.of(withMissing(scores, SEED, (before, winner, sample) -> {
                    ThresholdCheck check = check(asked, before, winner);
                    return Finding.of(
                            check,
                            DecisionText.gain(metric, check, Scores.mean(before), Scores.mean(winner), sample),
                            sample);
                }));
    }

    private Optional<Finding> notWorse(Reference reference) {
        Double allowed = thresholds.notWorseBy();
        if (allowed == null) {
            return Optional.empty();
        }
        PairedScores scores = reference.scores();
        if (scores == null) {
            return Optional.of(new Finding(Verdict.PASSED, DecisionText.nothingChanged(reference.name())));
        }
        return Optional.of(withMissing(scores, reference.name(), (before, winner, sample) -> {
            ThresholdCheck check = check(-allowed, before, winner);
            return Finding.of(
                    check,
                    DecisionText.notWorse(
                            metric, check, reference, Scores.mean(before), Scores.mean(winner), sample, allowed),
                    sample);
        }));
    }

    /** A threshold is shown only if it would also be with the worst that the examples hide that do not count. */
    private Finding withMissing(PairedScores scores, String before, Checking checking) {
        Finding measured = checking.of(
                scores.countedOfBaseline(),
                scores.countedOfWinner(),
                sample(scores, scores.counted(), scores.countedOfWinner().length));
        int missing = scores.examples() - scores.counted();
        if (missing == 0 || measured.verdict() != Verdict.PASSED) {
            return measured;
        }
        double[] atWorst = scores.winnerWith(min);
        Finding worst =
                checking.of(scores.baselineWith(max), atWorst, sample(scores, scores.examples(), atWorst.length));
        boolean passes = worst.verdict() == Verdict.PASSED;
        List<String> reasons = new ArrayList<>(measured.reasons());
        reasons.add(DecisionText.atWorst(missing, scores.examples(), passes, before, worst.reasons(), min, max));
        return new Finding(passes ? Verdict.PASSED : Verdict.INCONCLUSIVE, reasons);
    }

    private static Sample sample(PairedScores scores, int examples, int observations) {
        return new Sample(examples, scores.groups().isEmpty() ? 0 : observations);
    }

    private ThresholdCheck check(double asked, double[] before, double[] winner) {
        double width = max - min;
        PairedDifference difference = PairedDifference.of(before, winner, confidence, min, max, tails);
        return new ThresholdCheck(
                asked,
                difference.mean(),
                difference.interval(),
                GatePower.spread(Scores.differences(before, winner), -width, width),
                tolerance());
    }

    private double tolerance() {
        return TOLERANCE * Math.max(Math.abs(min), Math.abs(max));
    }

    private static void requireWithin(String name, @Nullable Double value, double low, double high) {
        if (value != null && (value < low || value > high)) {
            throw new IllegalArgumentException(name + " is " + value
                    + ", but the range of the metric only allows values from " + low + " to " + high);
        }
    }
}
