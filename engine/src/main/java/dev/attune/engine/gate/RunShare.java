package dev.attune.engine.gate;

import dev.attune.engine.statistics.Interval;
import dev.attune.engine.statistics.WilsonInterval;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Checks that most runs of a program stay within a limit. That is a proportion, and its interval (Wilson's) holds for amounts of any kind; an
 * interval of their mean would miss the few runs that take very much. Immutable.
 *
 * @param asked the share of runs that must stay within the limit
 * @param inWords the same in words: {@code nine in ten}
 * @param confidence the confidence of the interval, between 0 and 1 exclusive
 */
record RunShare(double asked, String inWords, double confidence) {

    /**
     * Checks runs.
     *
     * @param amounts what each run took of which it is known; at least one
     * @param limit what it may take
     * @param runs the number of all runs; those of which it is not known may have taken any amount
     * @param limitInWords the same in words
     * @param text what a run took, in words
     * @param where how it was measured, in words; empty, or beginning with a comma
     */
    Finding check(long[] amounts, long limit, int runs, String limitInWords, LongFunction<String> text, String where) {
        long[] sorted = LongStream.of(amounts).sorted().toArray();
        int within = (int) LongStream.of(amounts).filter(one -> one <= limit).count();
        Interval share = WilsonInterval.of(within, sorted.length, confidence);
        Interval atWorst = WilsonInterval.of(within, runs, confidence);
        Verdict verdict =
                share.high() < asked ? Verdict.FAILED : atWorst.low() >= asked ? Verdict.PASSED : Verdict.INCONCLUSIVE;
        return new Finding(
                verdict,
                String.format(
                        Locale.ROOT,
                        "%d of %d runs of the winner take at most %s (%s %% interval of the share %.3f to %.3f), half of them "
                                + "at most %s and all at most %s%s: that %s do is %s.",
                        within,
                        sorted.length,
                        limitInWords,
                        DecisionText.percent(confidence),
                        share.low(),
                        share.high(),
                        text.apply(sorted[(sorted.length - 1) / 2]),
                        text.apply(sorted[sorted.length - 1]),
                        where,
                        inWords,
                        switch (verdict) {
                            case PASSED -> "asked and shown";
                            case FAILED -> "asked, and shown not to be so";
                            case INCONCLUSIVE -> "asked, and neither shown nor excluded";
                        }));
    }

    /** With how many runs it can be shown at all. */
    int fewest() {
        int runs = 1;
        while (WilsonInterval.of(runs, runs, confidence).low() < asked) {
            runs++;
        }
        return runs;
    }
}
