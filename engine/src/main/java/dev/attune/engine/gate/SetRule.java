package dev.attune.engine.gate;

import dev.attune.engine.gate.DecisionText.Sample;
import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.SetValue;
import dev.attune.engine.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Decides as {@link GateRule} does, on a metric of the whole set. Intervals are those of a {@linkplain BootstrapInterval bootstrap}. What
 * examples that do not count could do to such a metric is not known: with any of them, no threshold is passed.
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
     * @param counted the number of examples that count for both, at least 1
     * @param examples the number of all examples
     */
    public record Pair(SetValue before, SetValue winner, int counted, int examples) {}

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
        Pair production = reference.pair();
        Measured measured = measured(pair);
        Measured compared = production == null ? null : measured(production);
        List<Verdict> verdicts = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        Double atLeast = thresholds.atLeast();
        if (atLeast != null) {
            ThresholdCheck check =
                    check(atLeast, measured.winner().mean(), measured.winner().interval(), pair);
            add(verdicts, reasons, check, DecisionText.atLeast(metric, check, sample(pair)), pair);
        }
        Double gain = thresholds.gain();
        if (gain != null) {
            ThresholdCheck check = check(gain, measured.difference(), pair);
            String text = DecisionText.gain(
                    metric, check, measured.before().mean(), measured.winner().mean(), sample(pair));
            add(verdicts, reasons, check, text, pair);
        }
        Double allowed = thresholds.notWorseBy();
        if (allowed != null) {
            if (production == null || compared == null) {
                verdicts.add(Verdict.PASSED);
                reasons.add(DecisionText.nothingChanged(reference.name()));
            } else {
                ThresholdCheck check = check(-allowed, compared.difference(), production);
                String text = DecisionText.notWorse(
                        metric,
                        check,
                        new GateRule.Reference(reference.name(), null, reference.winner()),
                        compared.before().mean(),
                        compared.winner().mean(),
                        sample(production),
                        allowed);
                add(verdicts, reasons, check, text, production);
            }
        }
        reasons.add("The metric is one of the whole set: its intervals are those of " + BootstrapInterval.DRAWS
                + " bootstrap draws of the examples, with " + BootstrapInterval.BAD_ANSWERS
                + " bad answers beside what was measured.");
        return new GateDecision(
                Verdict.of(verdicts),
                reasons,
                measured.before(),
                measured.winner(),
                measured.difference(),
                compared == null ? null : compared.difference());
    }

    private static Sample sample(Pair pair) {
        return new Sample(pair.counted(), 0);
    }

    private record Measured(Estimate before, Estimate winner, PairedDifference difference) {}

    private Measured measured(Pair pair) {
        return new Measured(
                BootstrapInterval.estimate(pair.before(), pair.counted(), confidence, min, max),
                BootstrapInterval.estimate(pair.winner(), pair.counted(), confidence, min, max),
                BootstrapInterval.difference(pair.before(), pair.winner(), pair.counted(), confidence, min, max));
    }

    private static void add(
            List<Verdict> verdicts, List<String> reasons, ThresholdCheck check, String text, Pair pair) {
        reasons.add(text);
        int missing = pair.examples() - pair.counted();
        boolean hidden = missing > 0 && check.verdict() == Verdict.PASSED;
        if (hidden) {
            reasons.add(DecisionText.hidden(missing, pair.examples()));
        }
        verdicts.add(hidden ? Verdict.INCONCLUSIVE : check.verdict());
    }

    private ThresholdCheck check(double asked, PairedDifference difference, Pair pair) {
        return check(asked, difference.mean(), difference.interval(), pair);
    }

    /** The variance of one example is that of the value, times the number of examples. */
    private ThresholdCheck check(double asked, double measured, Interval interval, Pair pair) {
        double deviation = (interval.high() - interval.low()) / (2 * WilsonInterval.quantile(confidence));
        return new ThresholdCheck(
                asked,
                measured,
                interval,
                deviation * deviation * pair.counted(),
                GateRule.TOLERANCE * Math.max(Math.abs(min), Math.abs(max)));
    }
}
