package dev.attune.engine.optimize;

import dev.attune.annotations.Cost;
import dev.attune.engine.event.Preference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Which of several candidates that were measured on the same examples a preference takes, and why. Immutable.
 *
 * @param taken the place of the candidate among those that were given
 * @param followed whether the preference has decided; not if it is not known what the best candidate costs
 * @param why the reason, in a sentence
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Choice(int taken, boolean followed, String why) {

    /** Sums of scores differ in their last digits. */
    private static final double ROUNDING = 1e-9;

    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    /**
     * A candidate.
     *
     * @param score its score
     * @param cost what a run takes: tokens, or nanoseconds; empty if it is not known
     * @param length the length of its prompts
     */
    public record Option(double score, OptionalDouble cost, long length) {}

    /**
     * Chooses.
     *
     * @param best the place of the one with the best score
     */
    public static Choice of(Preference rule, List<Option> options, int best) {
        Option top = options.get(best);
        List<Integer> near = IntStream.range(0, options.size())
                .filter(i -> options.get(i).score() >= top.score() - rule.within() - ROUNDING)
                .boxed()
                .toList();
        if (top.cost().isEmpty()) {
            return new Choice(
                    best, false, "The best score wins, and not " + rule.inWords() + ": " + unknown(rule.least()));
        }
        List<Integer> known =
                near.stream().filter(i -> options.get(i).cost().isPresent()).toList();
        int taken = known.stream()
                .min(Comparator.comparingDouble((Integer i) -> cost(options.get(i)))
                        .thenComparing(Comparator.comparingDouble(
                                        (Integer i) -> options.get(i).score())
                                .reversed())
                        .thenComparingLong(i -> options.get(i).length())
                        .thenComparing(i -> i != best))
                .orElse(best);
        String left = near.size() == known.size()
                ? ""
                : " Of " + (near.size() - known.size()) + " more it is not known what they cost.";
        return new Choice(taken, true, why(rule, options.get(taken), top, known.size()) + left);
    }

    private static String why(Preference rule, Option taken, Option top, int known) {
        String which = rule.inWords() + " (" + known + (known == 1 ? " candidate" : " candidates") + ")";
        if (taken == top) {
            return "The best score also costs least of those within " + rule.within() + ": " + inWords(rule, top) + "; "
                    + which + ".";
        }
        return "The winner is not the best, since the rule is " + which + ": " + inWords(rule, taken)
                + ", and the best " + inWords(rule, top) + ".";
    }

    private static String inWords(Preference rule, Option option) {
        double cost = cost(option);
        return rule.least() == Cost.TOKENS
                ? String.format(Locale.ROOT, "%.3f at %,.0f tokens a run", option.score(), cost)
                : String.format(Locale.ROOT, "%.3f at %,.0f ms a run", option.score(), cost / NANOS_OF_A_MILLISECOND);
    }

    private static double cost(Option option) {
        return option.cost().orElse(Double.POSITIVE_INFINITY);
    }

    private static String unknown(Cost least) {
        return least == Cost.TOKENS
                ? "the model did not report the tokens of each of its runs."
                : "not all of its runs have a time, since a cache, a journal or a recording held answers.";
    }
}
