package dev.attune.engine.search.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was measured of some candidates. Immutable; arrays are shared within the package and never changed.
 *
 * @param choices the choices of each candidate
 * @param means the mean score of each
 * @param noise the variance of each mean around the candidate's true score
 * @param level the mean of all scores
 */
record Measurements(List<int[]> choices, double[] means, double[] noise, double level) {

    int count() {
        return means.length;
    }

    double[] aboveLevel() {
        double[] above = means.clone();
        for (int i = 0; i < above.length; i++) {
            above[i] -= level;
        }
        return above;
    }

    /** Returns the factor of the covariance of the means. */
    Cholesky factor(EffectPrior prior) {
        double[][] covariance = new double[count()][];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = prior.covariance(choices.get(i), choices.get(j));
            }
            covariance[i][i] += noise[i];
        }
        return new Cholesky(covariance);
    }

    /** Returns the same as if all candidates had made the same choice for a variable. */
    Measurements ignoring(int variable) {
        List<int[]> same = choices.stream()
                .map(made -> {
                    int[] changed = made.clone();
                    changed[variable] = 0;
                    return changed;
                })
                .toList();
        return new Measurements(same, means, noise, level);
    }

    /** Returns the measurements with the least noise, that many at most. */
    Measurements surest(int most) {
        if (count() <= most) {
            return this;
        }
        int[] kept = IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> noise[i]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> keptChoices = new ArrayList<>();
        double[] keptMeans = new double[most];
        double[] keptNoise = new double[most];
        for (int i = 0; i < most; i++) {
            keptChoices.add(choices.get(kept[i]));
            keptMeans[i] = means[kept[i]];
            keptNoise[i] = noise[kept[i]];
        }
        return new Measurements(keptChoices, keptMeans, keptNoise, level);
    }
}
