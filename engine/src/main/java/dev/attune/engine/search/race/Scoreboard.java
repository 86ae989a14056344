package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sums up the scores of the arms: the ease of an example is taken out of its scores, so that an arm that met easy ones gains nothing.
 * Immutable.
 */
final class Scoreboard {

    /** Variances of scores between 0 and 1: of one score around its candidate's mean, and of the ease of examples. */
    private static final double TYPICAL_NOISE = 0.2;

    private static final double TYPICAL_EASE = 0.04;

    /** As many scores' worth of what is typical stands beside what was measured. */
    private static final int TYPICAL_WEIGHT = 10;

    private static final double LEAST_NOISE = 0.001;
    private static final int ROUNDS = 2;

    private final List<Arm> arms;
    private final int examples;
    private double[] ease;
    private double noise;

    Scoreboard(Collection<Arm> all, int examples) {
        this.arms =
                all.stream().filter(arm -> arm.count() > 0 && !arm.excluded()).toList();
        this.examples = examples;
        this.ease = new double[examples];
        this.noise = noise();
        for (int round = 0; round < ROUNDS; round++) {
            ease = ease();
            noise = noise();
        }
    }

    Measurements measurements() {
        List<int[]> choices = new ArrayList<>();
        double[] means = new double[arms.size()];
        double[] variances = new double[arms.size()];
        double sum = 0;
        double count = 0;
        for (int i = 0; i < means.length; i++) {
            Arm arm = arms.get(i);
            choices.add(arm.choices());
            means[i] = arm.mean(ease);
            variances[i] = noise / arm.count();
            sum += means[i] * arm.count();
            count += arm.count();
        }
        return new Measurements(choices, means, variances, count == 0 ? 0 : sum / count);
    }

    private double noise() {
        double squares = TYPICAL_NOISE * TYPICAL_WEIGHT;
        double freedom = TYPICAL_WEIGHT;
        for (Arm arm : arms) {
            double mean = arm.mean(ease);
            for (int e = 0; e < examples; e++) {
                if (!Double.isNaN(arm.score(e))) {
                    double residual = arm.score(e) - ease[e] - mean;
                    squares += residual * residual;
                }
            }
            freedom += arm.count() - 1;
        }
        return Math.max(squares / freedom, LEAST_NOISE);
    }

    private double[] ease() {
        double[] sums = new double[examples];
        int[] counts = new int[examples];
        for (Arm arm : arms) {
            double mean = arm.mean(ease);
            for (int e = 0; e < examples; e++) {
                if (!Double.isNaN(arm.score(e))) {
                    sums[e] += arm.score(e) - mean;
                    counts[e]++;
                }
            }
        }
        double[] shrunken = new double[examples];
        double total = 0;
        for (int e = 0; e < examples; e++) {
            shrunken[e] = sums[e] / (counts[e] + noise / TYPICAL_EASE);
            total += shrunken[e];
        }
        for (int e = 0; e < examples; e++) {
            shrunken[e] -= total / examples;
        }
        return shrunken;
    }
}
