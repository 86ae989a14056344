package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * A function of the choices of a candidate: a constant, an effect of each choice, one of each pair of choices, and one of single
 * candidates. One thread at a time.
 */
final class ChoiceEffects {

    private static final double TIE = 1e-12;

    private final int[] sizes;
    private final double[][] main;
    private final double[][][] pair;
    private final Map<List<Integer>, Double> own = new HashMap<>();
    private double constant;

    /** A function that is 0 everywhere. */
    ChoiceEffects(int[] sizes) {
        this.sizes = sizes.clone();
        int variables = sizes.length;
        main = new double[variables][];
        pair = new double[variables][variables][];
        for (int v = 0; v < variables; v++) {
            main[v] = new double[sizes[v]];
            for (int w = v + 1; w < variables; w++) {
                pair[v][w] = new double[sizes[v] * sizes[w]];
            }
        }
    }

    /** A function drawn from a prior; of single candidates, only those given get an effect of their own. */
    static ChoiceEffects drawn(int[] sizes, EffectPrior prior, Collection<int[]> known, RandomGenerator random) {
        ChoiceEffects drawn = new ChoiceEffects(sizes);
        drawn.constant = Math.sqrt(prior.constant()) * random.nextGaussian();
        for (int v = 0; v < sizes.length; v++) {
            fill(drawn.main[v], prior.main(v), random);
            for (int w = v + 1; w < sizes.length; w++) {
                fill(drawn.pair[v][w], prior.pair(), random);
            }
        }
        for (int[] choices : known) {
            drawn.own.put(key(choices), Math.sqrt(prior.own()) * random.nextGaussian());
        }
        return drawn;
    }

    private static void fill(double[] effects, double variance, RandomGenerator random) {
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < effects.length; i++) {
            effects[i] = deviation * random.nextGaussian();
        }
    }

    static List<Integer> key(int[] choices) {
        List<Integer> key = new ArrayList<>(choices.length);
        for (int choice : choices) {
            key.add(choice);
        }
        return key;
    }

    /** Adds a weight times the covariance of every candidate with this one; the level is added as it is. */
    void add(int[] choices, double weight, EffectPrior prior) {
        constant += prior.constant() * weight;
        for (int v = 0; v < choices.length; v++) {
            main[v][choices[v]] += prior.main(v) * weight;
            for (int w = v + 1; w < choices.length; w++) {
                pair[v][w][choices[v] * sizes[w] + choices[w]] += prior.pair() * weight;
            }
        }
        own.merge(key(choices), prior.own() * weight, Double::sum);
    }

    void addConstant(double level) {
        constant += level;
    }

    double value(int[] choices) {
        double value = constant + own.getOrDefault(key(choices), 0.0);
        for (int v = 0; v < choices.length; v++) {
            value += main[v][choices[v]];
            for (int w = v + 1; w < choices.length; w++) {
                value += pair[v][w][choices[v] * sizes[w] + choices[w]];
            }
        }
        return value;
    }

    /** Returns the highest point that coordinate ascent finds from random starts and the given ones. */
    int[] highest(RandomGenerator random, int randomStarts, Collection<int[]> starts) {
        List<int[]> all = new ArrayList<>(starts);
        for (int start = 0; start < randomStarts; start++) {
            int[] choices = new int[sizes.length];
            for (int v = 0; v < choices.length; v++) {
                choices[v] = random.nextInt(sizes[v]);
            }
            all.add(choices);
        }
        int[] best = all.get(0);
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int[] start : all) {
            int[] top = climb(start, v -> true);
            double value = value(top);
            if (value > bestValue + TIE) {
                best = top;
                bestValue = value;
            }
        }
        return best;
    }

    /** Returns the highest point that coordinate ascent finds from there, by the variables that may move. */
    int[] climb(int[] start, IntPredicate free) {
        int[] choices = start.clone();
        double value = value(choices);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int v = 0; v < choices.length; v++) {
                if (!free.test(v)) {
                    continue;
                }
                int best = choices[v];
                int before = best;
                for (int choice = 0; choice < sizes[v]; choice++) {
                    choices[v] = choice;
                    double other = value(choices);
                    if (other > value + TIE) {
                        value = other;
                        best = choice;
                    }
                }
                choices[v] = best;
                moved |= best != before;
            }
        }
        return choices;
    }
}
