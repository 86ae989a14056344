package dev.attune.engine.optimize.reflective;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.optimize.phase.ExampleScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The runs of one example. Immutable.
 *
 * @param best the best run, the first of equals
 * @param worst the worst run, the first of equals
 * @param high the score of the best
 * @param low that of the worst
 * @param mean the mean score
 */
record Bucket(Result best, Result worst, double high, double low, double mean) {

    /** Where scores differ most comes first; then where the best is highest, and where it stands out. */
    private static final Comparator<Bucket> TELLING = Comparator.<Bucket>comparingDouble(
                    bucket -> bucket.high() - bucket.low())
            .thenComparingDouble(Bucket::high)
            .thenComparingDouble(bucket -> bucket.high() - bucket.mean())
            .reversed();

    Example<?, ?> example() {
        return best.example();
    }

    boolean differs() {
        return high - low > ExampleScores.ROUNDING;
    }

    /**
     * A bucket for each example, the one that tells most first.
     *
     * @param runs the runs of each example; what does not count is left out
     */
    static List<Bucket> of(List<List<Result>> runs) {
        List<Bucket> buckets = new ArrayList<>();
        for (List<Result> ofOne : runs) {
            List<Result> counted = ofOne.stream()
                    .filter(run -> run.outcome().counted().isPresent())
                    .toList();
            if (!counted.isEmpty()) {
                buckets.add(of(counted, Comparator.comparingDouble(Bucket::score)));
            }
        }
        buckets.sort(TELLING);
        return buckets;
    }

    private static Bucket of(List<Result> runs, Comparator<Result> byScore) {
        Result best = runs.get(0);
        Result worst = runs.get(0);
        for (Result run : runs) {
            best = byScore.compare(run, best) > 0 ? run : best;
            worst = byScore.compare(run, worst) < 0 ? run : worst;
        }
        double mean = runs.stream().mapToDouble(Bucket::score).average().orElse(Double.NaN);
        return new Bucket(best, worst, score(best), score(worst), mean);
    }

    static double score(Result run) {
        return run.outcome().counted().orElse(Double.NaN);
    }
}
