package dev.attune.engine.statistics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The scores of two programs on the same examples, some of which may not count for one or both of them.
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

    /** Returns the number of examples. */
    public int examples() {
        return baseline.size();
    }

    /** Returns the number of examples that count for both programs. */
    public int counted() {
        return (int) IntStream.range(0, examples()).filter(this::counts).count();
    }

    /** Returns the scores of the baseline on the examples that count for both programs. */
    public double[] countedOfBaseline() {
        return counted(baseline);
    }

    /** Returns the scores of the winner on the examples that count for both programs. */
    public double[] countedOfWinner() {
        return counted(winner);
    }

    /** Returns all scores of the baseline, with the given value where there is none. */
    public double[] baselineWith(double value) {
        return filled(baseline, value);
    }

    /** Returns all scores of the winner, with the given value where there is none. */
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
