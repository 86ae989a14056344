package dev.attune.engine.optimize.ensemble;

import dev.attune.engine.optimize.Contender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses voters that are wrong on different examples: the best candidates are often alike. What a vote would score on an example is told by the
 * scores of its voters there, since most of them decide: the middle one. From the best candidates on, one voter after another is changed for the
 * candidate that helps most. Immutable.
 */
final class Complements {

    /** Sums of the same numbers in another order differ by as much. */
    private static final double ROUNDING = 1e-9;

    private final double[][] scores;

    /**
     * Of candidates that were measured on the same examples.
     *
     * @param lowest the score of an example that does not count
     */
    Complements(List<Contender> candidates, double lowest) {
        List<String> examples = List.copyOf(byExample(candidates.get(0)).keySet());
        this.scores = candidates.stream()
                .map(candidate -> {
                    Map<String, Double> own = byExample(candidate);
                    return examples.stream()
                            .mapToDouble(example -> own.getOrDefault(example, Double.NaN))
                            .map(score -> Double.isNaN(score) ? lowest : score)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static Map<String, Double> byExample(Contender candidate) {
        Map<String, Double> scores = new LinkedHashMap<>();
        candidate
                .evaluation()
                .results()
                .forEach(result -> scores.put(
                        result.example().id(), result.outcome().counted().orElse(Double.NaN)));
        return scores;
    }

    /** What is expected of a vote. */
    private record Worth(double middle, double upperHalf) {

        /** Where the middle score is the same, the vote is better that needs fewer others to change it. */
        boolean isBetterThan(Worth other) {
            return middle > other.middle + ROUNDING
                    || (middle > other.middle - ROUNDING && upperHalf > other.upperHalf + ROUNDING);
        }
    }

    /** Returns the places of so many voters in their order, the first of which stays the best candidate. */
    List<Integer> voters(int size) {
        List<Integer> voters = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            voters.add(i);
        }
        Worth worth = worth(voters);
        List<Integer> better = better(voters, worth);
        while (!better.equals(voters)) {
            voters = better;
            worth = worth(voters);
            better = better(voters, worth);
        }
        return voters.stream().sorted().toList();
    }

    /** The voters with the one change that helps most; the same if none helps. */
    private List<Integer> better(List<Integer> voters, Worth worth) {
        List<Integer> best = voters;
        Worth most = worth;
        for (int place = 1; place < voters.size(); place++) {
            for (int candidate = 1; candidate < scores.length; candidate++) {
                if (!voters.contains(candidate)) {
                    List<Integer> changed = new ArrayList<>(voters);
                    changed.set(place, candidate);
                    Worth ofChanged = worth(changed);
                    if (ofChanged.isBetterThan(most)) {
                        best = changed;
                        most = ofChanged;
                    }
                }
            }
        }
        return best;
    }

    private Worth worth(List<Integer> voters) {
        double middle = 0;
        double upperHalf = 0;
        for (int example = 0; example < scores[0].length; example++) {
            double[] given = new double[voters.size()];
            for (int i = 0; i < given.length; i++) {
                given[i] = scores[voters.get(i)][example];
            }
            Arrays.sort(given);
            middle += given[given.length / 2];
            for (int i = given.length / 2; i < given.length; i++) {
                upperHalf += given[i];
            }
        }
        return new Worth(middle, upperHalf);
    }
}
