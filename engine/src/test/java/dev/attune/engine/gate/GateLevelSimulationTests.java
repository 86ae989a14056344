package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Error rates and power of gates over seeded samples. In every null the truth lies at the threshold, where a gate is most easily fooled;
 * the rate asked for is 2.5 %, and the bound of 3.5 % lies three standard errors of {@value #SAMPLES} samples above it.
 */
class GateLevelSimulationTests {

    private static final int SAMPLES = 2_000;
    private static final double MOST = 0.035;
    private static final double ANY_GAIN = 1e-9;
    private static final double ALLOWED = 0.02;
    private static final int[] SIZES = {20, 50, 100, 300};

    private static final double[] MEANS = Arrays.stream(Scores.values())
            .mapToDouble(GateLevelSimulationTests::mean)
            .toArray();

    /** Pairs of scores of a reference and a winner whose true means are equal. */
    enum Scores {
        PASS_FAIL {
            @Override
            double[] pair(RandomGenerator random) {
                double ease = random.nextGaussian();
                return new double[] {right(ease, random), right(ease, random)};
            }

            private double right(double ease, RandomGenerator random) {
                return ease + random.nextGaussian() > -0.4 ? 1 : 0;
            }
        },
        F1 {
            private static final double[] VALUES = {0, 0.4, 0.5, 0.67, 0.8, 1};

            @Override
            double[] pair(RandomGenerator random) {
                double ease = random.nextGaussian();
                return new double[] {graded(ease, random), graded(ease, random)};
            }

            private double graded(double ease, RandomGenerator random) {
                return VALUES[(int) Math.max(0, Math.min(5, Math.round(3 + 1.5 * (ease + random.nextGaussian()))))];
            }
        },
        FIVE_GRADES {
            @Override
            double[] pair(RandomGenerator random) {
                double ease = random.nextGaussian();
                return new double[] {grade(ease, random), grade(ease, random)};
            }

            private double grade(double ease, RandomGenerator random) {
                return Math.max(0, Math.min(4, Math.round(2.5 + ease + 0.4 * random.nextGaussian()))) / 4;
            }
        },
        SMOOTH {
            @Override
            double[] pair(RandomGenerator random) {
                double ease = 0.3 + 0.4 * random.nextDouble();
                return new double[] {ease + 0.06 * random.nextGaussian(), ease + 0.06 * random.nextGaussian()};
            }
        };

        abstract double[] pair(RandomGenerator random);
    }

    @ParameterizedTest
    @EnumSource
    void aGainThatIsNotThereRarelyPasses(Scores scores) {
        for (int size : SIZES) {
            assertThat(passed(scores, size, ANY_GAIN, 0, Tails.EVEN))
                    .as("%s, %d examples", scores, size)
                    .isLessThan(MOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLossBeyondWhatIsAllowedRarelyPasses(Scores scores) {
        for (int size : SIZES) {
            assertThat(passed(scores, size, -ALLOWED, ALLOWED, Tails.EVEN))
                    .as("%s, %d examples", scores, size)
                    .isLessThan(MOST);
        }
    }

    /** Programs that differ on few examples, by much: of 1 in 25 examples one half of a point is lost. */
    @ParameterizedTest
    @CsvSource({"20", "50", "100", "300"})
    void aRareLossRarelyPasses(int size) {
        SplittableRandom random = new SplittableRandom(size);
        double rate = IntStream.range(0, SAMPLES)
                        .filter(sample -> {
                            double[] before = new double[size];
                            double[] winner = new double[size];
                            for (int i = 0; i < size; i++) {
                                before[i] = random.nextInt(3) / 2.0 == 0 ? 0.5 : 0.75;
                                winner[i] = before[i] - (random.nextDouble() < 0.04 ? 0.5 : 0);
                            }
                            return passes(before, winner, -ALLOWED, Tails.EVEN);
                        })
                        .count()
                / (double) SAMPLES;

        assertThat(rate).isLessThan(MOST);
    }

    /** A change of 5 points on a smooth metric with little noise, which Gaffke's bounds do not show. */
    @ParameterizedTest
    @CsvSource({"EVEN, 0.95, 1", "ANY, 0, 0.01"})
    void smoothScoresShowASmallGainUnlessFailuresMayBeRare(Tails tails, double least, double most) {
        assertThat(passed(Scores.SMOOTH, 50, ANY_GAIN, -0.05, tails)).isBetween(least, most);
    }

    /** The build must not be green: a loss of 5 points among 50 examples, and 2 points allowed. */
    @ParameterizedTest
    @EnumSource
    void aLossOfFivePointsIsSeldomGreen(Scores scores) {
        assertThat(passed(scores, 50, -ALLOWED, 0.05, Tails.EVEN)).isLessThan(0.05);
    }

    /** The share of samples that pass, with the winner worse by a loss on average. */
    private static double passed(Scores scores, int size, double asked, double loss, Tails tails) {
        SplittableRandom random = new SplittableRandom(31L * size + scores.ordinal());
        int passed = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] before = new double[size];
            double[] winner = new double[size];
            for (int i = 0; i < size; i++) {
                double[] pair = scores.pair(random);
                before[i] = pair[0];
                winner[i] = worse(scores, pair[1], loss, random);
            }
            if (passes(before, winner, asked, tails)) {
                passed++;
            }
        }
        return (double) passed / SAMPLES;
    }

    /** Smooth scores move; others turn to 0 often enough for their mean to fall by the loss. */
    private static double worse(Scores scores, double score, double loss, RandomGenerator random) {
        if (scores == Scores.SMOOTH) {
            return Math.max(0, Math.min(1, score - loss));
        }
        return random.nextDouble() < loss / MEANS[scores.ordinal()] ? 0 : score;
    }

    private static double mean(Scores scores) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 200_000)
                .mapToDouble(i -> scores.pair(random)[1])
                .average()
                .orElseThrow();
    }

    /** What a gate does with a difference; the means, which it shows beside, would take most of the time. */
    private static boolean passes(double[] before, double[] winner, double asked, Tails tails) {
        return PairedDifference.of(before, winner, 0.95, 0, 1, tails).interval().low() >= asked;
    }
}
