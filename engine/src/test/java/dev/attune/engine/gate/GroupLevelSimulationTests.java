package dev.attune.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.statistics.Estimate;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.PairedScores;
import dev.attune.engine.statistics.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Error rates of gates on examples that come in groups of 3 to 9, in which a program is right or wrong together. The truth lies at the
 * threshold; the bound is that of {@link GateLevelSimulationTests}. The intervals of as many observations as examples are beside it.
 */
class GroupLevelSimulationTests {

    private static final int SAMPLES = 2_000;

    /** Enough to show a rate of five times the one asked for. */
    private static final int SAMPLES_BY_EXAMPLES = 400;

    private static final double MOST = 0.035;
    private static final double ANY_GAIN = 1e-9;

    /** Scores of one example, given what its group is like for a program; the mean over all groups is a half. */
    enum Scores {
        PASS_FAIL {
            @Override
            double score(double group, RandomGenerator random) {
                return group + 0.3 * random.nextGaussian() > 0 ? 1 : 0;
            }
        },
        GRADED {
            @Override
            double score(double group, RandomGenerator random) {
                return Math.max(0, Math.min(1, 0.5 + 0.15 * group + 0.03 * random.nextGaussian()));
            }
        };

        abstract double score(double group, RandomGenerator random);
    }

    @ParameterizedTest
    @CsvSource({
        "PASS_FAIL, 12", "PASS_FAIL, 20", "PASS_FAIL, 50", "PASS_FAIL, 100",
        "GRADED, 12", "GRADED, 20", "GRADED, 50", "GRADED, 100"
    })
    void aGainThatIsNotThereRarelyPassesByGroups(Scores scores, int groups) {
        int passed = 0;
        int passedByExamples = 0;
        SplittableRandom random = new SplittableRandom(17L * groups + scores.ordinal());
        for (int sample = 0; sample < SAMPLES; sample++) {
            PairedScores drawn = drawn(scores, groups, random);
            passed += showsGain(drawn) ? 1 : 0;
            if (sample < SAMPLES_BY_EXAMPLES) {
                passedByExamples += showsGain(new PairedScores(drawn.baseline(), drawn.winner())) ? 1 : 0;
            }
        }

        assertThat((double) passed / SAMPLES).isLessThan(MOST);
        assertThat((double) passedByExamples / SAMPLES_BY_EXAMPLES)
                .as("by examples")
                .isGreaterThan(4 * MOST);
    }

    @ParameterizedTest
    @CsvSource({"12", "20", "50", "100"})
    void aLevelThatIsNotReachedRarelyPassesByGroups(int groups) {
        int passed = 0;
        int passedByExamples = 0;
        SplittableRandom random = new SplittableRandom(groups);
        for (int sample = 0; sample < SAMPLES; sample++) {
            PairedScores drawn = drawn(Scores.PASS_FAIL, groups, random);
            passed += showsHalf(drawn) ? 1 : 0;
            if (sample < SAMPLES_BY_EXAMPLES) {
                passedByExamples += showsHalf(new PairedScores(drawn.baseline(), drawn.winner())) ? 1 : 0;
            }
        }

        assertThat((double) passed / SAMPLES).isLessThan(MOST);
        assertThat((double) passedByExamples / SAMPLES_BY_EXAMPLES)
                .as("by examples")
                .isGreaterThan(4 * MOST);
    }

    private static boolean showsGain(PairedScores scores) {
        return PairedDifference.of(scores.countedOfBaseline(), scores.countedOfWinner(), 0.95, 0, 1, Tails.EVEN)
                        .interval()
                        .low()
                >= ANY_GAIN;
    }

    private static boolean showsHalf(PairedScores scores) {
        return Estimate.of(scores.countedOfWinner(), 0.95, 0, 1).interval().low() >= 0.5;
    }

    private static PairedScores drawn(Scores scores, int groups, RandomGenerator random) {
        List<OptionalDouble> before = new ArrayList<>();
        List<OptionalDouble> winner = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            double ease = 0.5 * random.nextGaussian();
            double forBefore = ease + random.nextGaussian();
            double forWinner = ease + random.nextGaussian();
            for (int size = 3 + random.nextInt(7); size > 0; size--) {
                before.add(OptionalDouble.of(scores.score(forBefore, random)));
                winner.add(OptionalDouble.of(scores.score(forWinner, random)));
                names.add("group " + group);
            }
        }
        return new PairedScores(before, winner, names);
    }
}
