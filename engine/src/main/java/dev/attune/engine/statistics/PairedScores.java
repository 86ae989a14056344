package dev.attune.engine.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What two programs scored on the same examples, where some may not count for one or for both.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param baseline one score of the untuned program per example; empty where the example does not count
 * @param winner one score of the tuned program per example, in the order of {@code baseline}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PairedScores(List<OptionalDouble> baseline, List<OptionalDouble> winner) {

    /** @throws IllegalArgumentException if the lists differ in length */
    public PairedScores {
        baseline = List.copyOf(baseline);
        winner = List.copyOf(winner);
        if (baseline.size() != winner.size()) {
            throw new IllegalArgumentException("paired scores are of the same examples, but there are "
                    + baseline.size() + " of the baseline and " + winner.size() + " of the winner");
        }
    }

    /** How many examples there are. */
    public int examples() {
        return baseline.size();
    }

    /** How many examples count for both. */
    public int counted() {
        return (int) IntStream.range(0, examples()).filter(this::counts).count();
    }

    /** The scores of the baseline on the examples that count for both. */
    public double[] countedOfBaseline() {
        return counted(baseline);
    }

    /** The scores of the winner on the examples that count for both. */
    public double[] countedOfWinner() {
        return counted(winner);
    }

    /** All scores of the baseline, with that value where it has none. */
    public double[] baselineWith(double value) {
        return filled(baseline, value);
    }

    /** All scores of the winner, with that value where it has none. */
    public double[] winnerWith(double value) {
        return filled(winner, value);
    }

    private boolean counts(int example) {
        return baseline.get(example).isPresent() && winner.get(example).isPresent();
    }

    private double[] counted(List<OptionalDouble> scores) {
        return IntStream.range(0, examples())
                .filter(this::counts)
                .mapToDouble(example -> scores.get(example).getAsDouble())
                .toArray();
    }

    private static double[] filled(List<OptionalDouble> scores, double value) {
        return scores.stream().mapToDouble(score -> score.orElse(value)).toArray();
    }
}
