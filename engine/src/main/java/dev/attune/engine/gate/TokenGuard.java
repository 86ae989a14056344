package dev.attune.engine.gate;

import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * Guards the tokens that a program takes: nine in ten runs must stay within a limit. Immutable.
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
    public Finding check(List<OptionalLong> tokens, int examples) {
        long unknown = tokens.stream().filter(OptionalLong::isEmpty).count();
        if (unknown > 0) {
            return new Finding(
                    Verdict.INCONCLUSIVE,
                    "The model did not report the tokens of " + unknown + " of " + tokens.size()
                            + " runs of the winner, so it is not known whether nine in ten stay within " + limit + ".");
        }
        return runs().check(
                        tokens.stream().mapToLong(OptionalLong::getAsLong).toArray(),
                        limit,
                        examples,
                        limit + " tokens",
                        String::valueOf,
                        "");
    }

    /** With how many test examples it can pass at all. */
    public int fewestExamples() {
        return runs().fewest();
    }

    private RunShare runs() {
        return new RunShare(WITHIN, "nine in ten", confidence);
    }
}
