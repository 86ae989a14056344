package dev.attune.engine.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The scores of two programs on the same examples, some of which may not count for one or both of them.
 *
 * <p>Examples can come in groups, such as those of one document, in which the programs are right or wrong together. Then one group is one
 * observation: its mean over its examples. An interval of as many observations as there are examples would be too narrow, as if the same
 * example had been measured again and again.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param baseline one score of the untuned program per example; empty where the example does not count
 * @param winner one score of the tuned program per example, in the order of {@code baseline}
 * @param groups the group of each example, in the same order; empty if each example is an observation of its own
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PairedScores(List<OptionalDouble> baseline, List<OptionalDouble> winner, List<String> groups) {

    /** @throws IllegalArgumentException if the lists differ in length */
    public PairedScores {
        baseline = List.copyOf(baseline);
        winner = List.copyOf(winner);
        groups = List.copyOf(groups);
        if (baseline.size() != winner.size()) {
            throw new IllegalArgumentException("paired scores are of the same examples, but there are "
                    + baseline.size() + " of the baseline and " + winner.size() + " of the winner");
        }
        if (!groups.isEmpty() && groups.size() != baseline.size()) {
            throw new IllegalArgumentException("every example has a group, but there are " + groups.size() + " for "
                    + baseline.size() + " examples");
        }
    }

    /** Scores of examples without groups. */
    public PairedScores(List<OptionalDouble> baseline, List<OptionalDouble> winner) {
        this(baseline, winner, List.of());
    }

    /** Returns the scores of some of the examples, chosen by their place in the order. */
    public PairedScores where(IntPredicate which) {
        List<Integer> chosen =
                IntStream.range(0, examples()).filter(which).boxed().toList();
        return new PairedScores(
                chosen.stream().map(baseline::get).toList(),
                chosen.stream().map(winner::get).toList(),
                groups.isEmpty() ? groups : chosen.stream().map(groups::get).toList());
    }

    /** Returns the number of examples. */
    public int examples() {
        return baseline.size();
    }

    /** Returns the number of examples that count for both programs. */
    public int counted() {
        return (int) IntStream.range(0, examples()).filter(this::counts).count();
    }

    /** Returns the observations of the baseline on the examples that count for both programs: their scores, or the means of groups. */
    public double[] countedOfBaseline() {
        return counted(baseline);
    }

    /** Returns the observations of the winner on the examples that count for both programs. */
    public double[] countedOfWinner() {
        return counted(winner);
    }

    /** Returns all observations of the baseline, with the given value where there is no score. */
    public double[] baselineWith(double value) {
        return filled(baseline, value);
    }

    /** Returns all observations of the winner, with the given value where there is no score. */
    public double[] winnerWith(double value) {
        return filled(winner, value);
    }

    private boolean counts(int example) {
        return baseline.get(example).isPresent() && winner.get(example).isPresent();
    }

    private double[] counted(List<OptionalDouble> scores) {
        return observed(this::counts, example -> scores.get(example).getAsDouble());
    }

    private double[] filled(List<OptionalDouble> scores, double value) {
        return observed(example -> true, example -> scores.get(example).orElse(value));
    }

    private double[] observed(IntPredicate which, IntToDoubleFunction score) {
        IntStream examples = IntStream.range(0, examples()).filter(which);
        return groups.isEmpty() ? examples.mapToDouble(score).toArray() : means(examples, score);
    }

    /** In the order of the first examples of the groups. */
    private double[] means(IntStream examples, IntToDoubleFunction score) {
        Map<String, Mean> byGroup = new LinkedHashMap<>();
        examples.forEach(
                example -> byGroup.merge(groups.get(example), Mean.of(score.applyAsDouble(example)), Mean::with));
        return byGroup.values().stream().mapToDouble(Mean::value).toArray();
    }

    private record Mean(double sum, int count, double lowest, double highest) {

        static Mean of(double value) {
            return new Mean(value, 1, value, value);
        }

        Mean with(Mean other) {
            return new Mean(
                    sum + other.sum,
                    count + other.count,
                    Math.min(lowest, other.lowest),
                    Math.max(highest, other.highest));
        }

        /** Not outside of the range by rounding, as a third of 0.1 + 0.1 + 0.1 is. */
        double value() {
            return Math.max(lowest, Math.min(highest, sum / count));
        }
    }
}
