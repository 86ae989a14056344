package dev.attune.engine.search.race;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Tells which doubted variables matter. They are not independent, since one hand wrote the choices of all of them: either it wrote noise, and
 * none matters, or nearly all do. So variables with strong evidence vouch for those with little, and those without any speak against the
 * others (a spike-and-slab prior whose weight is shared). Immutable.
 *
 * @param evidence the logarithm of the likelihood ratio at which a variable that is doubted alone is as likely to matter as not
 */
record Relevance(double evidence) {

    /** Of the variables whose choices are not noise. */
    private static final double MATTERING = 0.95;

    /** Beyond it a likelihood ratio is beyond doubt, and its exponential a finite number. */
    private static final double BEYOND_DOUBT = 500;

    /** Returns the variables that are likelier to matter than not, of those that are doubted. */
    Set<Integer> of(ChoiceModel model, int variables, IntPredicate doubted) {
        Map<Integer, Double> ratios = new LinkedHashMap<>();
        for (int v = 0; v < variables; v++) {
            if (doubted.test(v)) {
                ratios.put(v, MATTERING * Math.exp(Math.min(model.evidence(v), BEYOND_DOUBT)));
            }
        }
        return relevant(ratios);
    }

    private Set<Integer> relevant(Map<Integer, Double> ratios) {
        double meaning = Math.min(1, 1 / ((1 + Math.exp(evidence)) * MATTERING));
        double odds = Math.log(meaning) - Math.log(1 - meaning);
        for (double ratio : ratios.values()) {
            odds += Math.log(ratio + 1 - MATTERING);
        }
        double probability = 1 / (1 + Math.exp(-odds));
        return ratios.entrySet().stream()
                .filter(entry -> probability * entry.getValue() / (entry.getValue() + 1 - MATTERING) >= 0.5)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
