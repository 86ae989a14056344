package dev.attune.engine.gate;

import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.Observations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;

/**
 * The sentences of a gate decision: what was found, how sure that is, what was asked and, if it is not shown, what
 * helps.
 */
final class DecisionText {

    private static final int FEWEST_DECIMALS = 3;
    private static final int MOST_DECIMALS = 15;

    private DecisionText() {}

    /**
     * What was measured on.
     *
     * @param examples the number of examples
     * @param groups the number of groups that they make; 0: none
     */
    record Sample(int examples, int groups) {

        @Override
        public String toString() {
            return groups == 0
                    ? count(examples, "example")
                    : count(groups, "group") + " of " + count(examples, "example");
        }

        private int observations() {
            return groups == 0 ? examples : groups;
        }

        private String unit() {
            return groups == 0 ? "test examples" : "groups of test examples";
        }
    }

    static String atLeast(double threshold) {
        return "at least " + exact(threshold);
    }

    static String gain(double threshold) {
        return "a gain of at least " + exact(threshold);
    }

    static String atLeast(String metric, ThresholdCheck check, Sample sample) {
        int decimals = decimals(check);
        String found = "%s of the winner is %s (%s, %s)"
                .formatted(
                        metric, rounded(check.measured(), decimals), interval("", check.interval(), decimals), sample);
        return found + verdict(atLeast(check.threshold()), check, sample, decimals);
    }

    static String gain(String metric, ThresholdCheck check, double baseline, double winner, Sample sample) {
        int decimals = decimals(check);
        String found = "The winner gains %s in %s, from %s to %s (%s, the same %s)"
                .formatted(
                        rounded(check.measured(), decimals),
                        metric,
                        rounded(baseline, decimals),
                        rounded(winner, decimals),
                        interval(" of the gain", check.interval(), decimals),
                        sample);
        return found + verdict(gain(check.threshold()), check, sample, decimals);
    }

    /**
     * A guard in words.
     *
     * @param reference what is compared with what
     */
    static String notWorse(
            String metric,
            ThresholdCheck check,
            GateRule.Reference reference,
            double before,
            double winner,
            Sample sample,
            double allowed) {
        int decimals = decimals(check);
        String found = "Against %s, %s changes %s by %s, from %s to %s (%s of the change, the same %s)"
                .formatted(
                        reference.name(),
                        reference.winner(),
                        metric,
                        rounded(check.measured(), decimals),
                        rounded(before, decimals),
                        rounded(winner, decimals),
                        interval("", check.interval(), decimals),
                        sample);
        String loss = "a loss of more than " + exact(allowed);
        return found
                + switch (check.verdict()) {
                    case PASSED -> ": " + loss + " is excluded.";
                    case FAILED -> ": " + loss + " is shown.";
                    case INCONCLUSIVE ->
                        ": " + loss + " is neither shown nor excluded. "
                                + help(check, sample, decimals, "exclude it", "show it");
                };
    }

    /** A guard that compares a program with itself. */
    static String nothingChanged(String reference) {
        return "The winner has the prompts of " + reference + ", so it is no worse.";
    }

    /** What the examples that do not count could hide. */
    static String atWorst(
            int missing, int examples, boolean passes, String before, List<String> worst, double min, double max) {
        return "%d of %s %s not counted. With the worst that they can hide (%s where the winner has no score, %s where %s has none) the gate %s"
                .formatted(
                        missing,
                        count(examples, "example"),
                        missing == 1 ? "is" : "are",
                        exact(min),
                        exact(max),
                        before,
                        passes
                                ? "passes too."
                                : "does not pass, so nothing is shown: " + String.join(" ", worst)
                                        + " Run it again when the models answer all examples.");
    }

    /** What the examples that do not count could do to a metric of the whole set. */
    static String hidden(int missing, int examples) {
        return "%d of %s %s not counted. What they would do to a metric of the whole set is not known, so nothing is shown. Run it again when the models answer all examples."
                .formatted(missing, count(examples, "example"), missing == 1 ? "is" : "are");
    }

    /** How the intervals of a metric of the whole set were found. */
    static String bootstrap(Observations drawn) {
        String unit = drawn.grouped() ? "groups" : "examples";
        return "The metric is one of the whole set: its intervals are those of " + BootstrapInterval.DRAWS
                + " bootstrap draws of the " + unit + ", with " + BootstrapInterval.BAD_ANSWERS
                + (drawn.grouped() ? " groups of bad answers" : " bad answers") + " beside what was measured.";
    }

    private static String verdict(String asked, ThresholdCheck check, Sample sample, int decimals) {
        return switch (check.verdict()) {
            case PASSED -> ": " + asked + " is asked and shown.";
            case FAILED ->
                ", but " + asked + " is asked: " + rounded(-check.surplus(), decimals)
                        + " short, and shown to miss it, as the whole interval lies below.";
            case INCONCLUSIVE -> open(asked, check, sample, decimals);
        };
    }

    private static String open(String asked, ThresholdCheck check, Sample sample, int decimals) {
        String help = help(check, sample, decimals, "show it", "show that it is missed");
        return check.surplus() >= 0
                ? ": " + asked + " is asked and measured, but not shown, as the interval reaches below it. " + help
                : ": " + asked + " is asked, " + rounded(-check.surplus(), decimals)
                        + " more than measured, but a miss is not shown, as the interval reaches above it. " + help;
    }

    private static String help(ThresholdCheck check, Sample sample, int decimals, String ifMet, String ifMissed) {
        if (check.surplus() == 0) {
            return "It equals the measured value: if that is the true value, no number of test examples would show it.";
        }
        return "If %s is the true value, about %s %s would %s in four of five runs."
                .formatted(
                        rounded(check.measured(), decimals),
                        plain(aboutAtLeast(needed(check, sample))),
                        sample.unit(),
                        check.surplus() > 0 ? ifMet : ifMissed);
    }

    /** Enough decimals for a reader to see on which side of the threshold the measured value and the interval's ends lie. */
    private static int decimals(ThresholdCheck check) {
        int decimals = FEWEST_DECIMALS;
        while (decimals < MOST_DECIMALS
                && (hidesSide(check.measured(), check, decimals)
                        || hidesSide(check.interval().low(), check, decimals)
                        || hidesSide(check.interval().high(), check, decimals))) {
            decimals++;
        }
        return decimals;
    }

    private static boolean hidesSide(double value, ThresholdCheck check, int decimals) {
        int shown = round(value, decimals).compareTo(BigDecimal.valueOf(check.threshold()));
        return check.meets(value) ? shown < 0 : shown >= 0;
    }

    private static String interval(String what, Interval interval, int decimals) {
        String percent = percent(interval.confidence());
        return "%s %% interval%s %s to %s"
                .formatted(percent, what, rounded(interval.low(), decimals), rounded(interval.high(), decimals));
    }

    /** With as many digits as tell it from 100 %: confidences of looks are no round numbers. */
    static String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        BigDecimal rest = BigDecimal.valueOf(100).subtract(percent).round(new MathContext(2, RoundingMode.HALF_UP));
        return plain(BigDecimal.valueOf(100).subtract(rest));
    }

    static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static double needed(ThresholdCheck check, Sample sample) {
        double needed = GatePower.examplesToShow(
                check.surplus(), check.spread(), check.interval().confidence());
        return Math.max(needed, sample.observations() + 1);
    }

    /** How many test examples, or groups of them, would decide what is open; empty if it is decided, or no number would. */
    static OptionalLong enough(ThresholdCheck check, Sample sample) {
        return check.verdict() != Verdict.INCONCLUSIVE || check.surplus() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(aboutAtLeast(needed(check, sample)).longValue());
    }

    private static BigDecimal aboutAtLeast(double number) {
        return BigDecimal.valueOf(number).round(new MathContext(2, RoundingMode.UP));
    }

    static String exact(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    static String rounded(double value, int decimals) {
        return round(value, decimals).toPlainString();
    }

    private static BigDecimal round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
