package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Shares out the gain of a candidate over the seed among its choices, by Shapley values (Shapley, 1953) of the score that a model
 * expects of every combination of them.
 */
final class Shares {

    /** As many choices as three modules have; the number of combinations doubles with each. */
    static final int MOST = 6;

    private Shares() {}

    /** Returns the share of each choice that is not the seed's, by the number of its variable; empty if there are too many. */
    static Map<Integer, Race.Contrast> of(ChoiceModel model, int[] choices) {
        int[] changed =
                IntStream.range(0, choices.length).filter(v -> choices[v] != 0).toArray();
        Map<Integer, Race.Contrast> shares = new LinkedHashMap<>();
        if (changed.length > MOST) {
            return shares;
        }
        List<int[]> combinations = combinations(choices, changed);
        for (int player = 0; player < changed.length; player++) {
            shares.put(changed[player], model.weighted(combinations, weights(player, changed.length)));
        }
        return shares;
    }

    /** The candidate with only some of its choices: combination number {@code s} has the changed choice {@code i} if its bit i is 1. */
    private static List<int[]> combinations(int[] choices, int[] changed) {
        List<int[]> combinations = new ArrayList<>();
        for (int set = 0; set < 1 << changed.length; set++) {
            int[] some = choices.clone();
            for (int i = 0; i < changed.length; i++) {
                if ((set & 1 << i) == 0) {
                    some[changed[i]] = 0;
                }
            }
            combinations.add(some);
        }
        return combinations;
    }

    /** The weight of each combination in the Shapley value of one choice. */
    private static double[] weights(int player, int players) {
        double[] weights = new double[1 << players];
        for (int set = 0; set < weights.length; set++) {
            if ((set & 1 << player) == 0) {
                double weight = 1 / (players * binomial(players - 1, Integer.bitCount(set)));
                weights[set] -= weight;
                weights[set | 1 << player] += weight;
            }
        }
        return weights;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }
}
