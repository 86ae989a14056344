package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.gate.GateRule.Reference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Tails;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Error rates of a slice, which has fewer examples than a gate. The truth lies at the threshold, and answers are right or wrong. With so few, a
 * rate depends on where the threshold lies, so that there are bounds on its mean over many and on the worst of them.
 */
class SliceLevelSimulationTests {

    private static final int SAMPLES = 1_000;
    private static final double MEAN = 0.035;
    private static final double WORST = 0.09;

    /** Exactly: each number of right answers with its probability. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8, 10, 12, 15, 20, 30})
    void aFloorRarelyPassesOrFailsWrongly(int examples) {
        Rates rates = new Rates();
        for (int percent = 5; percent <= 95; percent++) {
            SliceRule rule = rule(percent / 100.0, null);
            BinomialDistribution right = BinomialDistribution.of(examples, percent / 100.0);
            double passed = 0;
            double failed = 0;
            for (int hits = 0; hits <= examples; hits++) {
                double[] scores = Samples.binary(hits, examples);
                Verdict verdict = verdict(rule, scores, scores);
                passed += verdict == Verdict.PASSED ? right.probability(hits) : 0;
                failed += verdict == Verdict.FAILED ? right.probability(hits) : 0;
            }
            rates.add(passed, failed);
        }

        rates.check();
    }

    /** Half of the examples are as hard for both programs. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8, 10, 12, 15, 20, 30})
    void aGuardRarelyPassesOrFailsWrongly(int examples) {
        SplittableRandom random = new SplittableRandom(examples);
        Rates rates = new Rates();
        for (double before : List.of(0.5, 0.6, 0.7, 0.8, 0.9)) {
            for (double loss : List.of(0.05, 0.1, 0.2, 0.3)) {
                SliceRule rule = rule(null, loss);
                int passed = 0;
                int failed = 0;
                for (int sample = 0; sample < SAMPLES; sample++) {
                    double[] ofBefore = new double[examples];
                    double[] ofWinner = new double[examples];
                    for (int example = 0; example < examples; example++) {
                        double hard = random.nextDouble();
                        double asHard = random.nextBoolean() ? hard : random.nextDouble();
                        ofBefore[example] = hard < before ? 1 : 0;
                        ofWinner[example] = asHard < before - loss ? 1 : 0;
                    }
                    Verdict verdict = verdict(rule, ofBefore, ofWinner);
                    passed += verdict == Verdict.PASSED ? 1 : 0;
                    failed += verdict == Verdict.FAILED ? 1 : 0;
                }
                rates.add((double) passed / SAMPLES, (double) failed / SAMPLES);
            }
        }

        rates.check();
    }

    /** Of wrong verdicts, at many thresholds. */
    private static final class Rates {

        private int count;
        private double passed;
        private double failed;
        private double worst;

        void add(double wronglyPassed, double wronglyFailed) {
            count++;
            passed += wronglyPassed;
            failed += wronglyFailed;
            worst = Math.max(worst, Math.max(wronglyPassed, wronglyFailed));
        }

        void check() {
            assertThat(passed / count).as("passes wrongly").isLessThan(MEAN);
            assertThat(failed / count).as("fails wrongly").isLessThan(MEAN);
            assertThat(worst).as("at the worst threshold").isLessThan(WORST);
        }
    }

    private static Verdict verdict(SliceRule rule, double[] before, double[] winner) {
        PairedScores scores = Samples.paired(before, winner);
        return rule.check(Collections.nCopies(before.length, "fr"), scores, new Reference("before", scores))
                .get(0)
                .verdict();
    }

    private static SliceRule rule(@Nullable Double atLeast, @Nullable Double notWorseBy) {
        return new SliceRule(
                "language", new GateRule("exact", new Thresholds(atLeast, null, notWorseBy), 0.95, 0, 1, Tails.EVEN));
    }
}
