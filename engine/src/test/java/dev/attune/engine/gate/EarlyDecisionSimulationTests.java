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
    private static final int LOOKS = 3;

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

    @ParameterizedTest
    @CsvSource({"60, 0.5", "120, 0.4", "120, 0.5", "300, 0.4"})
    void aGainIsFoundNearlyAsOftenAsByOneLook(int examples, double winner) {
        Rate early = simulated(LOOKS, examples, 0.3, winner, 0);
        Rate once = simulated(1, examples, 0.3, winner, 0);

        assertThat(early.passed()).isGreaterThan(once.passed() - 0.02);
    }

    @Test
    void aLargeGainTakesAboutHalfOfTheExamples() {
        Rate early = simulated(LOOKS, 120, 0.1, 0.5, 0);

        assertThat(early.passed()).isGreaterThan(0.99);
        assertThat(early.taken()).isLessThan(0.6);
    }

    private static Rate simulated(int count, int examples, double before, double winner, double threshold) {
        Looks looks = new Looks(count, 0.95, examples);
        SplittableRandom random = new SplittableRandom(examples);
        int passed = 0;
        double share = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] old = scores(examples, before, random);
            double[] tuned = scores(examples, winner, random);
            int look = 0;
            Verdict verdict;
            int taken;
            do {
                look++;
                taken = looks.observations(look);
                verdict = verdict(
                        Arrays.copyOf(old, taken), Arrays.copyOf(tuned, taken), threshold, looks.confidence(look));
            } while (verdict == Verdict.INCONCLUSIVE && look < looks.count());
            passed += verdict == Verdict.PASSED ? 1 : 0;
            share += (double) taken / examples;
        }
        return new Rate(passed / (double) SAMPLES, share / SAMPLES);
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
