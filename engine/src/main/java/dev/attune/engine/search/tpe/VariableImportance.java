package dev.attune.engine.search.tpe;

import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The importance of each variable of a search, learned from its finished trials by PED-ANOVA: a variable is important if its values among
 * the best tenth of the trials are not evenly distributed over its range. The yardstick is the whole space, not the trials: a sampler that
 * has settled on the right value leaves trials that hardly differ in it. Interactions count towards each variable involved.
 *
 * <p>Source: Watanabe et al., "PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in Arbitrary Subspaces", IJCAI 2023, arXiv
 * 2304.10255; the shares are those of Optuna 5.0.0's {@code PedAnovaImportanceEvaluator(evaluate_on_local=False)}. By chance, even a
 * variable that does not matter has a share above 0. This share shrinks as trials are added. It is large below some 50 trials, or if the
 * variable has more choices than the best tenth has trials.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class VariableImportance {

    /** The share of trials, the best ones, whose whereabouts are to be explained (the paper's gamma'). */
    private static final double BEST_SHARE = 0.1;

    /** Into how many cells a range is divided. Optuna's value, kept so that the shares are Optuna's. */
    private static final int CELLS = 50;

    /** What Optuna adds to each density, kept so that the shares are Optuna's. */
    private static final double SMALLEST_DENSITY = 1e-12;

    private VariableImportance() {}

    /**
     * Returns the importance of each variable by name, in the order of the space: shares from 0 to 1 that add up to 1; a variable with only
     * one value has the share 0.
     *
     * <p>The map is empty if there is nothing to learn from: fewer than two finished trials, identical values in all of them, or no
     * variable that can vary. Running trials are ignored.
     *
     * @return an unmodifiable map
     */
    public static Map<String, Double> of(History history) {
        List<Observation> all = history.finished();
        if (all.size() < 2) {
            return Map.of();
        }
        List<Observation> best = best(all);
        if (best.size() == all.size()) {
            return Map.of();
        }
        Map<String, Double> divergences = new LinkedHashMap<>();
        for (Variable variable : history.space().variables()) {
            divergences.put(
                    variable.name(), variable.isConstant() ? 0 : divergenceFromEven(density(history, variable, best)));
        }
        double sum = divergences.values().stream().mapToDouble(d -> d).sum();
        if (sum == 0) {
            return Map.of();
        }
        divergences.replaceAll((name, divergence) -> divergence / sum);
        return Collections.unmodifiableMap(divergences);
    }

    private static List<Observation> best(List<Observation> all) {
        double[] values = all.stream().mapToDouble(Observation::value).sorted().toArray();
        double worstOfBest = values[values.length - (int) Math.ceil(BEST_SHARE * values.length)];
        return all.stream().filter(o -> o.value() >= worstOfBest).toList();
    }

    private static double[] density(History history, Variable variable, List<Observation> observations) {
        int index = history.space().indexOf(variable.name());
        double[] values = observations.stream()
                .mapToDouble(observation -> observation.point().coordinate(index))
                .toArray();
        if (variable instanceof Categorical categorical) {
            return GridDensity.ofChoices(counts(values, 0, 1, categorical.choices()));
        }
        FloatRange range = (FloatRange) variable;
        double cell = (range.high() - range.low()) / (CELLS - 1);
        return GridDensity.ofCells(counts(values, range.low(), cell, CELLS));
    }

    /** How many values are nearest to each of the points {@code first}, {@code first + step}, and so on. */
    private static int[] counts(double[] values, double first, double step, int cells) {
        int[] counts = new int[cells];
        for (double value : values) {
            // A value midway between two points belongs to the lower one, as in Optuna.
            int cell = (int) Math.ceil((value - first) / step - 0.5);
            counts[Math.min(Math.max(cell, 0), cells - 1)]++;
        }
        return counts;
    }

    /** Pearson's divergence of a density from the uniform one. */
    private static double divergenceFromEven(double[] density) {
        double even = 1.0 / density.length;
        double divergence = 0;
        for (double probability : density) {
            double excess = (probability + SMALLEST_DENSITY) / even - 1;
            divergence += even * excess * excess;
        }
        return divergence;
    }
}
