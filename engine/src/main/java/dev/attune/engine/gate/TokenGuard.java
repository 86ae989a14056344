package dev.attune.engine.gate;

import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.WilsonInterval;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Guards the tokens that a program takes. That nine in ten runs stay within a limit is a proportion, and its interval holds for numbers of
 * tokens of any kind; an interval of their mean would miss the few runs that take very many. Immutable.
 *
 * @param limit the tokens that nine in ten runs may take at most
 * @param confidence the confidence of the interval, between 0 and 1 exclusive, such as 0.95
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TokenGuard(int limit, double confidence) {

    /** The share of runs that stay within the limit. */
    static final double WITHIN = 0.9;

    /**
     * Checks the runs of the winner. Runs that do not count may have taken any number of tokens.
     *
     * @param tokens the tokens of each run that counts; empty if the model did not report them
     * @param examples the number of all examples
     */
    public GuardFinding check(List<OptionalLong> tokens, int examples) {
        long unknown = tokens.stream().filter(OptionalLong::isEmpty).count();
        if (unknown > 0) {
            return new GuardFinding(
                    Verdict.INCONCLUSIVE,
                    "The model did not report the tokens of " + unknown + " of " + tokens.size()
                            + " runs of the winner, so it is not known whether nine in ten stay within " + limit + ".");
        }
        long[] sorted =
                tokens.stream().mapToLong(OptionalLong::getAsLong).sorted().toArray();
        int within =
                (int) tokens.stream().filter(one -> one.getAsLong() <= limit).count();
        Interval share = WilsonInterval.of(within, sorted.length, confidence);
        Interval atWorst = WilsonInterval.of(within, examples, confidence);
        Verdict verdict = share.high() < WITHIN
                ? Verdict.FAILED
                : atWorst.low() >= WITHIN ? Verdict.PASSED : Verdict.INCONCLUSIVE;
        return new GuardFinding(
                verdict,
                String.format(
                        Locale.ROOT,
                        "%d of %d runs of the winner take at most %d tokens (%s %% interval of the share %.3f to %.3f), half of them "
                                + "at most %d and all at most %d: that nine in ten do is %s.",
                        within,
                        sorted.length,
                        limit,
                        DecisionText.percent(confidence),
                        share.low(),
                        share.high(),
                        sorted[(sorted.length - 1) / 2],
                        sorted[sorted.length - 1],
                        switch (verdict) {
                            case PASSED -> "asked and shown";
                            case FAILED -> "asked, and shown not to be so";
                            case INCONCLUSIVE -> "asked, and neither shown nor excluded";
                        }));
    }
}
