package dev.attune.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.attune.engine.gate.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often 95 % intervals hold the true value. Right-or-wrong scores are enumerated, so their rates are exact; graded
 * scores are simulated with fixed seeds.
 */
class CoverageSimulationTests {

    private static final double[] SHARES = {0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98};
    private static final int SAMPLES = 300;

    /** The rate swings with the share, as counts are whole, so every 0.005 from 0.02 to 0.98 is looked at. */
    @ParameterizedTest
    @CsvSource({"5, 0.916, 0.96", "10, 0.920, 0.95", "30, 0.924, 0.95", "100, 0.927, 0.95"})
    void holds_a_true_share(int count, double lowest, double average) {
        Interval[] intervals = IntStream.rangeClosed(0, count)
                .mapToObj(hits -> WilsonInterval.of(hits, count, 0.95))
                .toArray(Interval[]::new);

        double[] rates = IntStream.rangeClosed(4, 196)
                .mapToDouble(i -> rate(i / 200.0, intervals))
                .toArray();

        assertThat(Arrays.stream(rates).min().orElseThrow()).isGreaterThan(lowest);
        assertThat(Scores.mean(rates)).isGreaterThan(average);
    }

    private static double rate(double share, Interval[] intervals) {
        var binomial = BinomialDistribution.of(intervals.length - 1, share);
        return IntStream.range(0, intervals.length)
                .filter(hits -> intervals[hits].low() <= share && share <= intervals[hits].high())
                .mapToDouble(binomial::probability)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"5, 0.929", "10, 0.93", "30, 0.93", "100, 0.93"})
    void holds_a_true_difference_of_correlated_shares(int count, double lowest) {
        PairedTables tables = new PairedTables(count);

        for (double winner : SHARES) {
            for (double baseline : SHARES) {
                for (double correlation : new double[] {0, 0.3, 0.6, 0.9}) {
                    assertThat(tables.coverage(winner, baseline, correlation))
                            .as("winner %s, baseline %s, correlation %s", winner, baseline, correlation)
                            .isGreaterThan(lowest);
                }
            }
        }
    }

    static Stream<Arguments> gradedScores() {
        ToDoubleFunction<RandomGenerator> uniform = RandomGenerator::nextDouble;
        ToDoubleFunction<RandomGenerator> manyOnes =
                random -> random.nextDouble() < 0.6 ? 1 : random.nextInt(11) / 10.0;
        ToDoubleFunction<RandomGenerator> rareFailure =
                random -> random.nextDouble() < 0.04 ? 0 : 0.9 + 0.1 * random.nextDouble();
        ToDoubleFunction<RandomGenerator> skewed = random -> Math.pow(random.nextDouble(), 6);
        return Stream.of(5, 10, 30, 100)
                .flatMap(count -> Stream.of(
                        arguments("uniform", count, uniform, 0.5),
                        arguments("many ones", count, manyOnes, 0.8),
                        arguments("rare failure", count, rareFailure, 0.912),
                        arguments("skewed", count, skewed, 1.0 / 7)));
    }

    /** The standard error of a rate is about 0.01; Student's t holds the rare failure in 36 % of samples of 10. */
    @ParameterizedTest(name = "{0}, {1} examples")
    @MethodSource("gradedScores")
    void holds_a_true_mean_of_graded_scores(
            String name, int count, ToDoubleFunction<RandomGenerator> distribution, double mean) {
        RandomGenerator random = new SplittableRandom(20240611);

        long held = IntStream.range(0, SAMPLES)
                .mapToObj(i -> Estimate.of(Samples.drawn(distribution, count, random), 0.95, 0, 1)
                        .interval())
                .filter(interval -> interval.low() <= mean && mean <= interval.high())
                .count();

        assertThat((double) held / SAMPLES).as(name).isGreaterThan(0.95);
    }

    /**
     * Winner and baseline share how hard an example is; the winner gains 0.1 on three quarters of them and loses 0.2
     * on the rest.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 30, 100})
    void holds_a_true_difference_of_graded_scores(int count) {
        RandomGenerator random = new SplittableRandom(7);
        double gain = 0.75 * 0.1 - 0.25 * 0.2;

        long held = IntStream.range(0, SAMPLES)
                .mapToObj(i -> {
                    double[] baseline = Samples.drawn(r -> 0.2 + 0.7 * r.nextDouble(), count, random);
                    double[] winner = baseline.clone();
                    for (int j = 0; j < count; j++) {
                        winner[j] += random.nextDouble() < 0.75 ? 0.1 : -0.2;
                    }
                    return PairedDifference.of(baseline, winner, 0.95, 0, 1, Tails.EVEN)
                            .interval();
                })
                .filter(interval -> interval.low() <= gain && gain <= interval.high())
                .count();

        assertThat((double) held / SAMPLES).isGreaterThan(0.95);
    }
}
