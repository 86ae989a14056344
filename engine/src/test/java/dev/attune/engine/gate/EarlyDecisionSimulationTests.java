package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Error rates, power and savings of gates that look three times, over seeded samples of right-or-wrong scores. The rate asked for is 2.5 %,
 * and the bound of 3.5 % lies three standard errors of {@value #SAMPLES} samples above it.
 */
class EarlyDecisionSimulationTests {

    private static final int SAMPLES = 2_000;
    private static final Looks LOOKS = new Looks(3, 0.95);

    /** How often a gate passes, and the mean share of the examples that it takes. */
    private record Rate(double passed, double taken) {}

    @ParameterizedTest
    @CsvSource({"30", "60", "120", "300"})
    void aGainThatIsNotThereRarelyPasses(int examples) {
        assertThat(simulated(LOOKS, examples, 0.4, 0.4, 1e-9).passed()).isLessThan(0.035);
    }

    @ParameterizedTest
    @CsvSource({"30", "60", "120", "300"})
    void aLossBeyondWhatIsAllowedRarelyPasses(int examples) {
        assertThat(simulated(LOOKS, examples, 0.5, 0.4799, -0.02).passed()).isLessThan(0.035);
    }

    @Test
    void aGainIsFoundNearlyAsOftenAsByOneLook() {
        Rate early = simulated(LOOKS, 120, 0.3, 0.45, 0);
        Rate once = simulated(new Looks(1, 0.95), 120, 0.3, 0.45, 0);

        assertThat(early.passed()).isGreaterThan(once.passed() - 0.06);
    }

    @Test
    void aLargeGainTakesHalfOfTheExamples() {
        Rate early = simulated(LOOKS, 120, 0.1, 0.5, 0);

        assertThat(early.passed()).isGreaterThan(0.99);
        assertThat(early.taken()).isLessThan(0.55);
    }

    private static Rate simulated(Looks looks, int examples, double before, double winner, double threshold) {
        SplittableRandom random = new SplittableRandom(examples);
        int passed = 0;
        double taken = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] old = scores(examples, before, random);
            double[] tuned = scores(examples, winner, random);
            int look = 0;
            Verdict verdict;
            int count;
            do {
                look++;
                count = looks.observations(look, examples);
                verdict = verdict(
                        Arrays.copyOf(old, count), Arrays.copyOf(tuned, count), threshold, looks.confidence(look));
            } while (verdict == Verdict.INCONCLUSIVE && look < looks.count());
            passed += verdict == Verdict.PASSED ? 1 : 0;
            taken += (double) count / examples;
        }
        return new Rate(passed / (double) SAMPLES, taken / SAMPLES);
    }

    private static double[] scores(int examples, double mean, SplittableRandom random) {
        double[] scores = new double[examples];
        for (int i = 0; i < examples; i++) {
            scores[i] = random.nextDouble() < mean ? 1 : 0;
        }
        return scores;
    }

    private static Verdict verdict(double[] before, double[] winner, double threshold, double confidence) {
        PairedDifference difference = PairedDifference.of(before, winner, confidence, 0, 1, Tails.EVEN);
        return new ThresholdCheck(threshold, difference.mean(), difference.interval(), 1, 0).verdict();
    }
}
