package dev.attune.engine.search.race;

import java.util.Arrays;

/**
 * How far effects are expected to differ from zero: variances of a model of scores between 0 and 1. Immutable; arrays are not handed out.
 */
final class EffectPrior {

    /** Of the level of all candidates, of which the data tell more than any prior. */
    private static final double CONSTANT = 0.05;

    private static final double[] GRID = {0.00005, 0.0003, 0.001, 0.003, 0.008, 0.02, 0.05};
    private static final double TYPICAL_MAIN = 0.005;
    private static final double TYPICAL_OTHER = 0.001;

    /** A factor of e^1.5 is one standard deviation of what is typical. */
    private static final double LOG_SPREAD = 1.5;

    private static final int SWEEPS = 2;

    private final double[] main;
    private final double pair;
    private final double own;

    private EffectPrior(double[] main, double pair, double own) {
        this.main = main;
        this.pair = pair;
        this.own = own;
    }

    /** What is typical, for that many variables. */
    static EffectPrior typical(int variables) {
        double[] main = new double[variables];
        Arrays.fill(main, TYPICAL_MAIN);
        return new EffectPrior(main, TYPICAL_OTHER, TYPICAL_OTHER);
    }

    double constant() {
        return CONSTANT;
    }

    /** The variance of the effects of the choices of a variable. */
    double main(int variable) {
        return main[variable];
    }

    /** The variance of the effects of pairs of choices. */
    double pair() {
        return pair;
    }

    /** The variance of what is left to single candidates. */
    double own() {
        return own;
    }

    double covariance(int[] a, int[] b) {
        double covariance = CONSTANT;
        int same = 0;
        for (int v = 0; v < a.length; v++) {
            if (a[v] == b[v]) {
                covariance += main[v];
                same++;
            }
        }
        covariance += pair * same * (same - 1) / 2;
        return same == a.length ? covariance + own : covariance;
    }

    /**
     * Returns the variances that make the measurements likeliest (empirical Bayes: marginal likelihood with a log-normal prior around
     * what is typical, by coordinate ascent on a grid), beginning with this prior.
     */
    EffectPrior fitted(Measurements data) {
        EffectPrior best = this;
        double bestScore = score(data);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int parameter = 0; parameter < main.length + 2; parameter++) {
                for (double variance : GRID) {
                    EffectPrior other = best.with(parameter, variance);
                    double score = other.score(data);
                    if (score > bestScore) {
                        best = other;
                        bestScore = score;
                    }
                }
            }
        }
        return best;
    }

    /** Returns the same, but for what is typical of the effects of the choices of a variable. */
    EffectPrior typicalOf(int variable) {
        return with(variable, TYPICAL_MAIN);
    }

    private EffectPrior with(int parameter, double variance) {
        if (parameter == main.length) {
            return new EffectPrior(main, variance / 2, own);
        }
        if (parameter > main.length) {
            return new EffectPrior(main, pair, variance / 2);
        }
        double[] changed = main.clone();
        changed[parameter] = variance;
        return new EffectPrior(changed, pair, own);
    }

    private double score(Measurements data) {
        double score = data.factor(this).logDensity(data.aboveLevel());
        for (double variance : main) {
            score += logPrior(variance, TYPICAL_MAIN);
        }
        return score + logPrior(pair, TYPICAL_OTHER) + logPrior(own, TYPICAL_OTHER);
    }

    private static double logPrior(double variance, double typical) {
        double distance = Math.log(variance / typical) / LOG_SPREAD;
        return -0.5 * distance * distance;
    }
}
