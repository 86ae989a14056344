package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Puts choices back to the seed's that do not pay their way: first those of variables that do not matter as far as the data tell, then by
 * backward elimination. The first asks all data of a race, since a single choice that won a race is the luckiest of many. Immutable.
 *
 * @param evidence how strong the evidence must be that the choices of a doubted variable matter at all, as the logarithm of a likelihood
 *     ratio, for any but the seed's to stay
 * @param doubted tells whether a variable is doubted
 */
record Simplification(double evidence, IntPredicate doubted) {

    private static final double LEAST_DEVIATION = 1e-9;

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
        int[] without = choices.clone();
        without[variable] = 0;
        return without;
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
        int[] current = choices.clone();
        boolean[] free = new boolean[choices.length];
        for (int v = 0; v < choices.length; v++) {
            free[v] = !doubted.test(v) || model.evidence(v) >= evidence;
            current[v] = free[v] ? choices[v] : 0;
        }
        return Arrays.equals(current, choices) ? current : model.expected().climb(current, v -> free[v]);
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
