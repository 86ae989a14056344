package dev.attune.benchmarks.search;

import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable.Categorical;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up landscape: the log-odds of a right answer are the sum of a level, an effect of each choice, one of each pair of choices, and
 * the ease of the example; the first choices have no effect, they are the seed's. What a candidate is worth is its expected score over all
 * examples there could be, not only over those of the search.
 */
final class Landscape implements ScoreTable {

    private static final int QUANTILES = 41;
    private static final int STARTS = 300;

    private final SearchSpace space;
    private final Shape shape;
    private final long seed;
    private final double[][] main;
    private final double[][][] pair;
    private final double[] ease;
    private final Map<Point, Double> logOdds = new HashMap<>();
    private final double best;

    /**
     * What landscapes have in common.
     *
     * @param modules number of modules, each with an instruction and a demo set to choose
     * @param choices number of choices of each
     * @param examples number of validation examples
     * @param level log-odds of the seed
     * @param spread standard deviation of the log-odds of random candidates
     * @param interaction the share of that variance that pairs of choices have
     * @param noise whether instructions are noise, without any effect
     */
    record Shape(
            int modules, int choices, int examples, double level, double spread, double interaction, boolean noise) {

        int variables() {
            return 2 * modules;
        }

        private int works(int variable) {
            return noise && variable % 2 == 0 ? 0 : 1;
        }
    }

    Landscape(Shape shape, long seed) {
        this.shape = shape;
        this.seed = seed;
        this.space = new SearchSpace(IntStream.range(0, shape.variables())
                .mapToObj(v -> new Categorical(v / 2 + (v % 2 == 0 ? " instruction" : " demos"), shape.choices()))
                .toList());
        SplittableRandom random = new SplittableRandom(seed * 7919 + 13);
        int variables = shape.variables();
        double ofMain = shape.spread() * Math.sqrt((1 - shape.interaction()) / variables);
        double ofPairs = shape.spread() * Math.sqrt(shape.interaction() * 2 / (variables * (variables - 1.0)));
        main = new double[variables][shape.choices()];
        pair = new double[variables][variables][shape.choices() * shape.choices()];
        for (int v = 0; v < variables; v++) {
            for (int a = 1; a < shape.choices(); a++) {
                main[v][a] = shape.works(v) * ofMain * random.nextGaussian();
            }
            for (int w = v + 1; w < variables; w++) {
                for (int i = 1; i < pair[v][w].length; i++) {
                    pair[v][w][i] = shape.works(v) * shape.works(w) * ofPairs * random.nextGaussian();
                }
            }
        }
        ease = random.doubles(shape.examples()).map(Landscape::normalQuantile).toArray();
        best = highest(random);
    }

    @Override
    public SearchSpace space() {
        return space;
    }

    @Override
    public int examples() {
        return shape.examples();
    }

    @Override
    public double score(Point candidate, int example) {
        double probability = logistic(logOdds.computeIfAbsent(candidate, p -> logOdds(choices(p))) + ease[example]);
        long hash = seed * 0x9E3779B97F4A7C15L + example;
        for (int choice : choices(candidate)) {
            hash = (hash ^ (choice + 1)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        return new SplittableRandom(hash).nextDouble() < probability ? 1 : 0;
    }

    @Override
    public double worth(Point candidate) {
        return worth(logOdds(choices(candidate)));
    }

    @Override
    public double best() {
        return best;
    }

    private static double worth(double logOdds) {
        double sum = 0;
        for (int i = 0; i < QUANTILES; i++) {
            sum += logistic(logOdds + normalQuantile((i + 0.5) / QUANTILES));
        }
        return sum / QUANTILES;
    }

    private double logOdds(int[] choices) {
        double sum = shape.level();
        for (int v = 0; v < choices.length; v++) {
            sum += main[v][choices[v]];
            for (int w = v + 1; w < choices.length; w++) {
                sum += pair[v][w][choices[v] * shape.choices() + choices[w]];
            }
        }
        return sum;
    }

    private double highest(SplittableRandom random) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            int[] choices = random.ints(shape.variables(), 0, shape.choices()).toArray();
            double before = Double.NEGATIVE_INFINITY;
            double value = logOdds(choices);
            while (value > before) {
                before = value;
                value = improve(choices, value);
            }
            highest = Math.max(highest, value);
        }
        return worth(highest);
    }

    private double improve(int[] choices, double value) {
        double best = value;
        for (int v = 0; v < choices.length; v++) {
            int kept = choices[v];
            for (int a = 0; a < shape.choices(); a++) {
                choices[v] = a;
                double other = logOdds(choices);
                if (other > best) {
                    best = other;
                    kept = a;
                }
            }
            choices[v] = kept;
        }
        return best;
    }

    static int[] choices(Point point) {
        return IntStream.range(0, point.space().variables().size())
                .map(v -> (int) point.coordinate(v))
                .toArray();
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Abramowitz and Stegun, 26.2.23: right to 0.0005, which is enough for an ease. */
    private static double normalQuantile(double p) {
        double t = Math.sqrt(-2 * Math.log(Math.max(1e-300, Math.min(p, 1 - p))));
        double z = t
                - (2.515517 + 0.802853 * t + 0.010328 * t * t)
                        / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
        return p < 0.5 ? -z : z;
    }
}
