package dev.attune.engine.search.race;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What measurements tell of all candidates: the posterior of a Gaussian process whose covariance says that scores are made of effects of
 * choices, of pairs of choices and of single candidates (Bayesian ridge regression on choices, in its dual form, so that a space of any
 * size costs no more than what was measured). Immutable.
 */
final class ChoiceModel {

    private final int[] sizes;
    private final Measurements data;
    private final EffectPrior prior;
    private final Cholesky factor;

    ChoiceModel(int[] sizes, Measurements data, EffectPrior prior) {
        this.sizes = sizes.clone();
        this.data = data;
        this.prior = prior;
        this.factor = data.factor(prior);
    }

    /** Returns the expected score of every candidate. */
    ChoiceEffects expected() {
        return conditioned(new ChoiceEffects(sizes), data.aboveLevel());
    }

    /** Returns a function drawn from the posterior (Matheron's rule: a draw from the prior, corrected by what it gets wrong). */
    ChoiceEffects drawn(RandomGenerator random) {
        ChoiceEffects drawn = ChoiceEffects.drawn(sizes, prior, data.choices(), random);
        double[] wrong = data.aboveLevel();
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] -= drawn.value(data.choices().get(i)) + Math.sqrt(data.noise()[i]) * random.nextGaussian();
        }
        return conditioned(drawn, wrong);
    }

    private ChoiceEffects conditioned(ChoiceEffects effects, double[] residuals) {
        double[] weights = factor.solved(residuals);
        for (int i = 0; i < weights.length; i++) {
            effects.add(data.choices().get(i), weights[i], prior);
        }
        effects.addConstant(data.level());
        return effects;
    }

    /**
     * Returns how much likelier the data are, as a logarithm, if the choices of a variable have effects of a typical size than if they
     * have none. Effects fitted to the data would be too likely.
     */
    double evidence(int variable) {
        double[] above = data.aboveLevel();
        EffectPrior effects = prior.typicalOf(variable);
        return data.factor(effects).logDensity(above)
                - data.ignoring(variable).factor(effects).logDensity(above);
    }

    /** Returns what is known of the score of a, minus that of b. */
    Race.Contrast contrast(int[] a, int[] b) {
        return weighted(List.of(a, b), new double[] {1, -1});
    }

    /** Returns what is known of a sum of scores, each with its weight. */
    Race.Contrast weighted(List<int[]> candidates, double[] weights) {
        double[] shared = new double[data.count()];
        ChoiceEffects expected = expected();
        double mean = 0;
        double variance = 0;
        for (int a = 0; a < weights.length; a++) {
            int[] candidate = candidates.get(a);
            mean += weights[a] * expected.value(candidate);
            for (int i = 0; i < shared.length; i++) {
                shared[i] +=
                        weights[a] * prior.covariance(candidate, data.choices().get(i));
            }
            for (int b = 0; b < weights.length; b++) {
                variance += weights[a] * weights[b] * prior.covariance(candidate, candidates.get(b));
            }
        }
        for (double z : factor.halfSolved(shared)) {
            variance -= z * z;
        }
        return new Race.Contrast(mean, Math.sqrt(Math.max(variance, 0)));
    }
}
