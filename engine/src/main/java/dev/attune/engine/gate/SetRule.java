package dev.attune.engine.gate;

import dev.attune.engine.gate.DecisionText.Sample;
import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.Observations;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.SetValue;
import dev.attune.engine.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Decides as {@link GateRule} does, on a metric of the whole set. Intervals are those of a {@linkplain BootstrapInterval bootstrap}, of groups
 * where examples come in groups. What examples that do not count could do to such a metric is not known: with any of them, no threshold is passed.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param metric the name of the metric, used in the reasons
 * @param thresholds what the gate asks for
 * @param confidence the confidence of the intervals, between 0 and 1 exclusive, such as 0.95
 * @param min the lowest possible value
 * @param max the highest possible value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SetRule(String metric, Thresholds thresholds, double confidence, double min, double max) {

    /**
     * The values of two programs on the examples that count for both.
     *
     * @param before those of the program compared with
     * @param winner those of the winner
     * @param counted the examples that count for both, at least 1
     * @param examples the number of all examples
     */
    public record Pair(SetValue before, SetValue winner, Observations counted, int examples) {

        private int missing() {
            return examples - counted.examples();
        }

        private Sample sample() {
            return new Sample(counted.examples(), counted.grouped() ? counted.count() : 0);
        }
    }

    /**
     * The program in production, with which a guard compares the winner.
     *
     * @param name what it is, in words, such as {@code the accepted artifact}
     * @param pair its values with those of the winner; null if its prompts are the winner's, so that nothing can be lost
     * @param winner what is compared with it, in words
     */
    public record Reference(String name, @Nullable Pair pair, String winner) {

        /** Compares the winner of a search. */
        public Reference(String name, @Nullable Pair pair) {
            this(name, pair, "the winner");
        }
    }

    /**
     * Decides on the winner.
     *
     * @param pair the unoptimized program and the winner
     * @param reference the program in production
     */
    public GateDecision decide(Pair pair, Reference reference) {
        Estimate before = estimate(pair.before(), pair);
        Estimate winner = estimate(pair.winner(), pair);
        PairedDifference gained = difference(pair);
        Pair production = reference.pair();
        PairedDifference change = production == null ? null : difference(production);
        List<Finding> findings = new ArrayList<>();
        atLeast(pair, () -> winner).ifPresent(findings::add);
        gain(pair, () -> gained).ifPresent(findings::add);
        notWorse(reference, change).ifPresent(findings::add);
        return new GateDecision(
                        Verdict.of(findings.stream().map(Finding::verdict).toList()),
                        findings.stream()
                                .flatMap(finding -> finding.reasons().stream())
                                .toList(),
                        before,
                        winner,
                        gained,
                        change,
                        OptionalLong.empty())
                .with(List.of(new Finding(Verdict.PASSED, DecisionText.bootstrap(pair.counted()))));
    }

    /**
     * Decides on each claim by itself.
     *
     * @param pair the unoptimized program and the winner
     * @return the verdicts by what is claimed, in words
     */
    public Map<String, Verdict> claims(Pair pair) {
        Map<String, Verdict> claims = new LinkedHashMap<>();
        atLeast(pair, () -> estimate(pair.winner(), pair))
                .ifPresent(finding -> claims.put(
                        DecisionText.atLeast(Objects.requireNonNull(thresholds.atLeast())), finding.verdict()));
        gain(pair, () -> difference(pair))
                .ifPresent(finding ->
                        claims.put(DecisionText.gain(Objects.requireNonNull(thresholds.gain())), finding.verdict()));
        return claims;
    }

    private Optional<Finding> atLeast(Pair pair, Supplier<Estimate> measured) {
        Double asked = thresholds.atLeast();
        if (asked == null) {
            return Optional.empty();
        }
        Estimate winner = measured.get();
        ThresholdCheck check = check(asked, winner.mean(), winner.interval(), pair);
        return Optional.of(finding(check, DecisionText.atLeast(metric, check, pair.sample()), pair));
    }

    private Optional<Finding> gain(Pair pair, Supplier<PairedDifference> measured) {
        Double asked = thresholds.gain();
        if (asked == null) {
            return Optional.empty();
        }
        PairedDifference gained = measured.get();
        ThresholdCheck check = check(asked, gained.mean(), gained.interval(), pair);
        String text =
                DecisionText.gain(metric, check, value(pair.before(), pair), value(pair.winner(), pair), pair.sample());
        return Optional.of(finding(check, text, pair));
    }

    private Optional<Finding> notWorse(Reference reference, @Nullable PairedDifference change) {
        Double allowed = thresholds.notWorseBy();
        if (allowed == null) {
            return Optional.empty();
        }
        Pair pair = reference.pair();
        if (pair == null || change == null) {
            return Optional.of(new Finding(Verdict.PASSED, DecisionText.nothingChanged(reference.name())));
        }
        ThresholdCheck check = check(-allowed, change.mean(), change.interval(), pair);
        String text = DecisionText.notWorse(
                metric,
                check,
                new GateRule.Reference(reference.name(), null, reference.winner()),
                value(pair.before(), pair),
                value(pair.winner(), pair),
                pair.sample(),
                allowed);
        return Optional.of(finding(check, text, pair));
    }

    private static Finding finding(ThresholdCheck check, String text, Pair pair) {
        int missing = pair.missing();
        return missing > 0 && check.verdict() == Verdict.PASSED
                ? new Finding(Verdict.INCONCLUSIVE, List.of(text, DecisionText.hidden(missing, pair.examples())))
                : new Finding(check.verdict(), text);
    }

    private static double value(SetValue value, Pair pair) {
        return value.of(IntStream.range(0, pair.counted().examples()).toArray());
    }

    private Estimate estimate(SetValue value, Pair pair) {
        return BootstrapInterval.estimate(value, pair.counted(), confidence, min, max);
    }

    private PairedDifference difference(Pair pair) {
        return BootstrapInterval.difference(pair.before(), pair.winner(), pair.counted(), confidence, min, max);
    }

    /** The variance of one observation is that of the value, times the number of observations. */
    private ThresholdCheck check(double asked, double measured, Interval interval, Pair pair) {
        double deviation = (interval.high() - interval.low()) / (2 * WilsonInterval.quantile(confidence));
        return new ThresholdCheck(
                asked,
                measured,
                interval,
                deviation * deviation * pair.counted().count(),
                GateRule.TOLERANCE * Math.max(Math.abs(min), Math.abs(max)));
    }
}
