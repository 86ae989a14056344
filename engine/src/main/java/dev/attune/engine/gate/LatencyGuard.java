package dev.attune.engine.gate;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Guards the time that a program takes: 19 in 20 runs must stay within a limit. Immutable.
 *
 * @param limit the time that 19 in 20 runs may take at most
 * @param confidence the confidence of the interval, between 0 and 1 exclusive, such as 0.95
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LatencyGuard(Duration limit, double confidence) {

    /** The share of runs that stay within the limit. */
    static final double WITHIN = 0.95;

    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

    /**
     * Checks the runs of the winner. Runs that do not count, and those of which the time is not known, may have taken any time.
     *
     * @param nanos the time of each run that counts, in nanoseconds; empty where an answer was not given by a model in this run
     * @param examples the number of all examples
     * @param concurrency how many examples were run at once, at most
     */
    public Finding check(List<OptionalLong> nanos, int examples, int concurrency) {
        long[] known = nanos.stream()
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        String unknown = nanos.size() - known.length + " of " + nanos.size()
                + " runs of the winner have no time, since a cache or a journal held answers";
        if (known.length == 0) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    unknown + ", so it is not known whether 19 in 20 take at most " + text(limit.toNanos())
                            + ". Leave out attune.cache, or delete the journal, to measure it.");
        }
        Finding finding = runs().check(
                        known,
                        limit.toNanos(),
                        examples,
                        text(limit.toNanos()),
                        LatencyGuard::text,
                        ", with " + atOnce(concurrency));
        return known.length == nanos.size()
                ? finding
                : new Finding(
                        finding.verdict(),
                        finding.reason() + " " + unknown
                                + "; the gate passes only if it would with all of them too slow.");
    }

    /** With how many test examples it can pass at all. */
    public int fewestExamples() {
        return runs().fewest();
    }

    /** What is said where answers come from a recording, and nothing is asked. */
    public String notAsked() {
        return "p95Latency (" + text(limit.toNanos())
                + ") was not asked: answers of a recording have no time. Measure it without attune.replay = strict.";
    }

    private RunShare runs() {
        return new RunShare(WITHIN, "19 in 20", confidence);
    }

    private static String atOnce(int concurrency) {
        return concurrency == 1
                ? "one example at a time"
                : "up to " + concurrency + " examples at once, which can make each of them slower";
    }

    private static String text(long nanos) {
        return (nanos + NANOS_OF_A_MILLISECOND - 1) / NANOS_OF_A_MILLISECOND + " ms";
    }
}
