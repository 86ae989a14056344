package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Puts choices back to the seed's that do not pay their way: first those of {@linkplain Relevance variables that do not matter} as far as the
 * data tell, or all of those that are doubted unless they are clearly worth it together, then by backward elimination. The first asks all data of a race, since a single choice that won a race is the luckiest of many. Immutable.
 *
 * @param evidence how strong the evidence must be that the choices of a doubted variable matter at all, as the logarithm of a likelihood
 *     ratio, for any but the seed's to stay
 * @param doubted tells whether a variable is doubted
 */
record Simplification(double evidence, IntPredicate doubted) {

    private static final double LEAST_DEVIATION = 1e-9;

    /** By how many standard deviations a candidate must be better than the best that has the seed's choices of all doubted variables. */
    private static final double LEAST_GAIN = 0.5;

    /** Returns the candidate with each of its choices put back that is not the seed's. */
    static List<int[]> putBack(int[] choices) {
        List<int[]> without = new ArrayList<>();
        for (int v = 0; v < choices.length; v++) {
            if (choices[v] != 0) {
                without.add(without(choices, v));
            }
        }
        return without;
    }

    private static int[] without(int[] choices, int variable) {
        return withSeedWhere(v -> v == variable, choices);
    }

    /** Returns a candidate with the seed's choices of some variables. */
    static int[] withSeedWhere(IntPredicate seeded, int[] choices) {
        return IntStream.range(0, choices.length)
                .map(v -> seeded.test(v) ? 0 : choices[v])
                .toArray();
    }

    /** Returns what is left of a candidate when all choices are put back that do not pay, the worst first. */
    int[] simplified(ChoiceModel model, int[] choices) {
        int[] current = withoutDoubtful(model, choices);
        while (true) {
            int worst = worst(model, current);
            if (worst < 0 || margin(model, current, worst) > 0) {
                return current;
            }
            current = without(current, worst);
        }
    }

    /** What goes best with one instruction need not go best with the seed's, so the other choices are made anew if any is put back. */
    private int[] withoutDoubtful(ChoiceModel model, int[] choices) {
        Set<Integer> relevant = new Relevance(evidence).of(model, choices.length, doubted);
        IntPredicate dropped = v -> doubted.test(v) && !relevant.contains(v);
        int[] current = withSeedWhere(dropped, choices);
        int[] left =
                Arrays.equals(current, choices) ? current : model.expected().climb(current, dropped.negate());
        int[] simplest = withSeedWhere(doubted, left);
        if (Arrays.equals(simplest, left)) {
            return left;
        }
        int[] rival = model.expected().climb(simplest, doubted.negate());
        Race.Contrast gain = model.contrast(left, rival);
        return gain.mean() > LEAST_GAIN * gain.deviation() ? left : rival;
    }

    private int worst(ChoiceModel model, int[] choices) {
        int worst = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < choices.length; v++) {
            if (choices[v] != 0) {
                double margin = margin(model, choices, v);
                if (margin < least) {
                    least = margin;
                    worst = v;
                }
            }
        }
        return worst;
    }

    /** By how many standard deviations a choice is worth more than the seed's. */
    private double margin(ChoiceModel model, int[] choices, int variable) {
        Race.Contrast worth = model.contrast(choices, without(choices, variable));
        return worth.mean() / Math.max(worth.deviation(), LEAST_DEVIATION);
    }
}
