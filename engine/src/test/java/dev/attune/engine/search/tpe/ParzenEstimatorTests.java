package dev.attune.engine.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.search.ChiSquare;
import dev.attune.engine.search.Histories;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParzenEstimatorTests {

    private static final Offset<Double> ROUNDING = within(1e-12);

    private static final SearchSpace MIXED = SearchSpace.of(new Categorical("c", 3), new FloatRange("f", -1, 2));

    @Test
    void theNewest25KernelsHaveFullWeightAndOlderOnesFade() {
        assertThat(ParzenEstimator.weights(0)).containsExactly(1.0);
        assertThat(ParzenEstimator.weights(2)).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, ROUNDING);
        assertThat(relativeToPrior(ParzenEstimator.weights(25))).containsOnly(1.0);
        double[] of28 = relativeToPrior(ParzenEstimator.weights(28));
        assertThat(Arrays.copyOf(of28, 3)).containsExactly(new double[] {1 / 28.0, 0.5 + 0.5 / 28, 1}, ROUNDING);
        assertThat(Arrays.copyOfRange(of28, 3, 29)).containsOnly(1.0);
        double[] of26 = relativeToPrior(ParzenEstimator.weights(26));
        assertThat(of26[0]).isCloseTo(1 / 26.0, ROUNDING);
        assertThat(Arrays.copyOfRange(of26, 1, 27)).containsOnly(1.0);
    }

    private static double[] relativeToPrior(double... weights) {
        double prior = weights[weights.length - 1];
        return Arrays.stream(weights).map(weight -> weight / prior).toArray();
    }

    @Test
    void withoutPointsChoicesAreEquallyLikely() {
        SearchSpace space = SearchSpace.of(new Categorical("c", 4));
        ParzenEstimator estimator = new ParzenEstimator(space, List.of());
        assertThat(estimator.logDensity(space.point(Map.of("c", 3)))).isCloseTo(Math.log(0.25), ROUNDING);
    }

    @Test
    void withoutPointsNumbersAreNormalAroundTheMiddleOfTheRange() {
        SearchSpace space = SearchSpace.of(new FloatRange("f", 0, 2));
        ParzenEstimator estimator = new ParzenEstimator(space, List.of());
        double mass = 0.3829249225480262; // of a standard normal between -0.5 and 0.5
        double peak = Math.log(1 / Math.sqrt(2 * Math.PI) / mass / 2);
        assertThat(estimator.logDensity(space.point(Map.of("f", 1)))).isCloseTo(peak, ROUNDING);
        assertThat(estimator.logDensity(space.point(Map.of("f", 0)))).isCloseTo(peak - 0.125, ROUNDING);
    }

    @Test
    void anObservedChoiceIsLikelierThanOthers() {
        SearchSpace space = SearchSpace.of(new Categorical("c", 2));
        ParzenEstimator estimator = new ParzenEstimator(space, List.of(space.point(Map.of("c", 1))));
        // The kernel gives it (1 + 1/2) of 2 votes, the prior one half, and each counts half.
        assertThat(estimator.logDensity(space.point(Map.of("c", 1)))).isCloseTo(Math.log(0.625), ROUNDING);
        assertThat(estimator.logDensity(space.point(Map.of("c", 0)))).isCloseTo(Math.log(0.375), ROUNDING);
    }

    @Test
    void combinationsAreLearnedAsCombinations() {
        SearchSpace space = SearchSpace.of(new Categorical("a", 2), new Categorical("b", 2));
        Point both = space.point(Map.of("a", 1, "b", 1));
        Point neither = space.point(Map.of("a", 0, "b", 0));
        ParzenEstimator estimator = new ParzenEstimator(space, List.of(both, neither));
        // Each kernel: (1 + 1/3) / (1 + 2/3) = 0.8 for its own choice and 0.2 for the other.
        double sameKernels = (0.8 * 0.8 + 0.2 * 0.2 + 0.25) / 3;
        double mixed = (0.8 * 0.2 + 0.2 * 0.8 + 0.25) / 3;
        assertThat(estimator.logDensity(both)).isCloseTo(Math.log(sameKernels), ROUNDING);
        assertThat(estimator.logDensity(space.point(Map.of("a", 1, "b", 0)))).isCloseTo(Math.log(mixed), ROUNDING);
    }

    @Test
    void aKernelIsAsWideAsTheDistanceToItsFartherNeighbour() {
        assertThat(FloatFactor.widths(new double[] {0.6, 0.1, 0.2}))
                .containsExactly(new double[] {0.4, 0.2, 0.4}, ROUNDING);
        assertThat(FloatFactor.widths(new double[] {0.25})).containsExactly(0.75);
        assertThat(FloatFactor.widths(new double[] {})).isEmpty();
    }

    @Test
    void noKernelIsTooNarrow() {
        assertThat(FloatFactor.widths(new double[] {0.3, 0.3, 0.3})).containsOnly(1 / 5.0);
        assertThat(FloatFactor.widths(new double[500])).containsOnly(0.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void theDensityHasATotalOfOne(long seed) {
        ParzenEstimator estimator = randomEstimator(MIXED, seed);
        double total = 0;
        for (int choice = 0; choice < 3; choice++) {
            total += mass(estimator, choice, -1, 2);
        }
        assertThat(total).isCloseTo(1, within(1e-6));
    }

    @Test
    void variablesWithOneValueDoNotChangeTheDensity() {
        SearchSpace plain = SearchSpace.of(new Categorical("c", 3));
        SearchSpace padded =
                SearchSpace.of(new Categorical("only", 1), new Categorical("c", 3), new FloatRange("fixed", 5, 5));
        ParzenEstimator expected = new ParzenEstimator(plain, List.of(plain.point(Map.of("c", 2))));
        Point point = padded.point(Map.of("only", 0, "c", 2, "fixed", 5));
        assertThat(new ParzenEstimator(padded, List.of(point)).logDensity(point))
                .isCloseTo(expected.logDensity(plain.point(Map.of("c", 2))), ROUNDING);
    }

    /** Five tests with an error rate of 1e-6 each. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void sampledChoicesFollowTheDensity(long seed) {
        SearchSpace space = SearchSpace.of(new Categorical("a", 4), new Categorical("b", 3), new Categorical("c", 2));
        ParzenEstimator estimator = randomEstimator(space, seed);
        double[] probabilities = new double[24];
        for (int i = 0; i < 24; i++) {
            Point point = space.point(Map.of("a", i / 6, "b", i / 2 % 3, "c", i % 2));
            probabilities[i] = Math.exp(estimator.logDensity(point));
        }
        long[] counts = new long[24];
        sample(estimator, seed).forEach(p -> counts[p.choice("a") * 6 + p.choice("b") * 2 + p.choice("c")]++);
        ChiSquare.assertFollows(counts, probabilities);
    }

    /** Five tests with an error rate of 1e-6 each. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void sampledNumbersFollowTheDensity(long seed) {
        ParzenEstimator estimator = randomEstimator(MIXED, seed);
        double[] probabilities = new double[3 * 12];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = i % 12;
            probabilities[i] = mass(estimator, i / 12, -1 + bin / 4.0, -1 + (bin + 1) / 4.0);
        }
        long[] counts = new long[3 * 12];
        sample(estimator, seed).forEach(p -> counts[p.choice("c") * 12 + (int) ((p.value("f") + 1) * 4)]++);
        ChiSquare.assertFollows(counts, probabilities);
    }

    private static ParzenEstimator randomEstimator(SearchSpace space, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new ParzenEstimator(
                space,
                Stream.generate(() -> Histories.randomPoint(space, random))
                        .limit(1 + 10 * seed)
                        .toList());
    }

    private static Stream<Point> sample(ParzenEstimator estimator, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> estimator.sample(random)).limit(200_000);
    }

    /** The probability of a choice together with a number between two others, by the midpoint rule. */
    private static double mass(ParzenEstimator estimator, int choice, double from, double to) {
        int steps = 2_000;
        double step = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            Point point = MIXED.point(Map.of("c", choice, "f", from + (i + 0.5) * step));
            sum += Math.exp(estimator.logDensity(point)) * step;
        }
        return sum;
    }
}
