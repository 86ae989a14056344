package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.statistics.BootstrapInterval;
import dev.attune.engine.statistics.Observations;
import dev.attune.engine.statistics.SetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Error rates of gates on macro F1 over {@value #SAMPLES} seeded samples of 100 examples each. In every null the truth lies at the
 * threshold, where a gate is most easily fooled; the rate asked for is 2.5 %, and at most 3.5 % may pass.
 */
class SetLevelSimulationTests {

    private static final int SAMPLES = 500;
    private static final int SAMPLES_OF_GROUPS = 400;
    private static final int EXAMPLES = 100;
    private static final int FOR_THE_TRUTH = 200_000;
    private static final double MOST = 0.035;

    /** What labels are like, and how a winner differs that is no better than the program compared with. */
    enum World {
        EVEN_LABELS(0.65, 0, 0.25, 0.25, 0.25, 0.25),
        RARE_LABELS(0.65, 0, 0.6, 0.25, 0.1, 0.05),
        VERY_RARE_LABELS(0.65, 0, 0.8, 0.15, 0.03, 0.02),
        NEARLY_ALWAYS_RIGHT(0.93, 0, 0.7, 0.3),
        SELDOM_DIFFERENT(0.97, 0.04, 0.7, 0.3);

        private final double accuracy;
        private final double loss;
        private final double[] shares;

        World(double accuracy, double loss, double... shares) {
            this.accuracy = accuracy;
            this.loss = loss;
            this.shares = shares;
        }

        Sample sample(int size, RandomGenerator random) {
            Sample sample = new Sample(shares.length, new int[size], new int[size], new int[size]);
            for (int i = 0; i < size; i++) {
                int label = label(random);
                double ease = random.nextGaussian();
                sample.expected()[i] = label;
                sample.before()[i] = predicted(label, ease, random);
                sample.winner()[i] = loss == 0
                        ? predicted(label, ease, random)
                        : random.nextDouble() < loss ? other(label, random) : sample.before()[i];
            }
            return sample;
        }

        /** Groups of 3 to 9 examples, in each of which a program is good or bad, whatever the other is. */
        Grouped groups(int count, RandomGenerator random) {
            int[] sizes = IntStream.range(0, count)
                    .map(group -> 3 + random.nextInt(7))
                    .toArray();
            int size = IntStream.of(sizes).sum();
            Sample sample = new Sample(shares.length, new int[size], new int[size], new int[size]);
            List<String> names = new ArrayList<>();
            for (int group = 0; group < count; group++) {
                double ofBefore = random.nextGaussian();
                double ofWinner = random.nextGaussian();
                for (int i = 0; i < sizes[group]; i++) {
                    int at = names.size();
                    int label = label(random);
                    sample.expected()[at] = label;
                    sample.before()[at] = predicted(label, ofBefore, random);
                    sample.winner()[at] = predicted(label, ofWinner, random);
                    names.add("group " + group);
                }
            }
            return new Grouped(sample, Observations.grouped(names));
        }

        /** Examples are easy or hard for both programs; the quantile of the accuracy is that of a normal of two parts. */
        private int predicted(int label, double ease, RandomGenerator random) {
            double at = Math.sqrt(2) * quantile();
            return ease + random.nextGaussian() < at ? label : other(label, random);
        }

        private double quantile() {
            return accuracy == 0.65 ? 0.38532 : accuracy == 0.93 ? 1.47579 : 1.88079;
        }

        private int other(int label, RandomGenerator random) {
            int other = label;
            while (other == label) {
                other = label(random);
            }
            return other;
        }

        private int label(RandomGenerator random) {
            double left = random.nextDouble();
            for (int label = 0; label < shares.length - 1; label++) {
                left -= shares[label];
                if (left < 0) {
                    return label;
                }
            }
            return shares.length - 1;
        }
    }

    private record Grouped(Sample sample, Observations groups) {

        boolean showsGain(Observations drawn) {
            return BootstrapInterval.difference(sample.ofBefore(), sample.ofWinner(), drawn, 0.95, 0, 1)
                            .interval()
                            .low()
                    >= 0;
        }
    }

    private record Sample(int labels, int[] expected, int[] before, int[] winner) {

        SetValue ofBefore() {
            return drawn -> macroF1(drawn, before);
        }

        SetValue ofWinner() {
            return drawn -> macroF1(drawn, winner);
        }

        private double macroF1(int[] drawn, int[] predictions) {
            int[] right = new int[labels];
            int[] inAll = new int[labels];
            for (int position : drawn) {
                int i = position < 0 ? ~position : position;
                inAll[expected[i]]++;
                if (position >= 0) {
                    inAll[predictions[i]]++;
                    right[expected[i]] += predictions[i] == expected[i] ? 1 : 0;
                }
            }
            double sum = 0;
            int present = 0;
            for (int label = 0; label < labels; label++) {
                if (inAll[label] > 0) {
                    sum += 2.0 * right[label] / inAll[label];
                    present++;
                }
            }
            return sum / present;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGainOrAGuardAtTheThresholdRarelyPasses(World world) {
        double asked = world.loss == 0 ? 0 : trueLoss(world);
        int passed = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            Sample sample = world.sample(EXAMPLES, new SplittableRandom(seed));
            double low = BootstrapInterval.difference(
                            sample.ofBefore(), sample.ofWinner(), Observations.each(EXAMPLES), 0.95, 0, 1)
                    .interval()
                    .low();
            passed += low >= asked ? 1 : 0;
        }

        assertThat(passed / (double) SAMPLES).as("asked %s", asked).isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimAtTheThresholdRarelyPasses(World world) {
        double asked =
                world.sample(FOR_THE_TRUTH, new SplittableRandom(1)).ofWinner().of(all(FOR_THE_TRUTH));
        int passed = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            Sample sample = world.sample(EXAMPLES, new SplittableRandom(seed));
            double low = BootstrapInterval.estimate(sample.ofWinner(), Observations.each(EXAMPLES), 0.95, 0, 1)
                    .interval()
                    .low();
            passed += low >= asked ? 1 : 0;
        }

        assertThat(passed / (double) SAMPLES).as("asked %s", asked).isLessThanOrEqualTo(MOST);
    }

    /** The bound lies three standard errors of so few samples above the 2.5 % asked for. */
    @Test
    void aGainThatIsNotThereRarelyPassesByGroups() {
        int byGroups = 0;
        int byExamples = 0;
        for (int seed = 0; seed < SAMPLES_OF_GROUPS; seed++) {
            Grouped drawn = World.EVEN_LABELS.groups(20, new SplittableRandom(seed));
            byGroups += drawn.showsGain(drawn.groups()) ? 1 : 0;
            byExamples += drawn.showsGain(Observations.each(drawn.groups().examples())) ? 1 : 0;
        }

        assertThat((double) byGroups / SAMPLES_OF_GROUPS).isLessThan(0.05);
        assertThat((double) byExamples / SAMPLES_OF_GROUPS).as("by examples").isGreaterThan(0.07);
    }

    private static double trueLoss(World world) {
        Sample truth = world.sample(FOR_THE_TRUTH, new SplittableRandom(1));
        int[] all = all(FOR_THE_TRUTH);
        return truth.ofWinner().of(all) - truth.ofBefore().of(all);
    }

    private static int[] all(int size) {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = i;
        }
        return all;
    }
}
