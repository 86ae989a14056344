package dev.attune.engine.search.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.Variable.FloatRange;
import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The race on landscapes of which the best candidate is known. Statistical claims have fixed seeds. */
class RaceTests {

    private static final int EXAMPLES = 60;
    private static final SearchSpace SPACE = SearchSpace.of(
            new Categorical("a instruction", 6), new Categorical("a demos", 6), new Categorical("b demos", 6));

    /** Each right choice adds 20 points to the 20 of the seed. */
    private static double additive(Point point) {
        return 0.2
                + (point.choice("a instruction") == 3 ? 0.2 : 0)
                + (point.choice("a demos") == 4 ? 0.2 : 0)
                + (point.choice("b demos") == 5 ? 0.2 : 0);
    }

    @Test
    void theBestOfManyCandidatesWinsThoughFewOfThemAreMeasured() {
        int right = 0;
        for (int seed = 0; seed < 20; seed++) {
            Point winner = Runner.run(seed, 700, RaceTests::additive).race.winner();
            right += additive(winner) > 0.79 ? 1 : 0;
        }
        assertThat(right).as("of 20 races").isGreaterThanOrEqualTo(17);
    }

    @Test
    void theBudgetIsHeldAndNoCandidateMeetsAnExampleTwice() {
        Runner runner = Runner.run(1, 500, RaceTests::additive);
        assertThat(runner.race.spent()).isLessThanOrEqualTo(500).isEqualTo(runner.runs);
        assertThat(runner.repeated).isFalse();
    }

    @Test
    void howManyBatchesAreUnderWayIsTheOnlyThingThatASuggestionDependsOnBesidesScores() {
        assertThat(Runner.run(4, 500, RaceTests::additive).blocks)
                .isEqualTo(Runner.run(4, 500, RaceTests::additive).blocks);
        assertThat(Runner.run(4, 500, RaceTests::additive).blocks)
                .isNotEqualTo(Runner.run(5, 500, RaceTests::additive).blocks);
    }

    @Test
    void aRaceWithNoRunsLeftForFinalistsIsOver() {
        assertThat(Runner.run(2, 1, RaceTests::additive).race.winner()).isNotNull();
    }

    @Test
    void onlyLongRacesChooseTheirFinalistsBeforeTheLastBlocksOfTheFirstStageAreTold() {
        assertThat(finalistsOverlap(700)).isTrue();
        assertThat(finalistsOverlap(300)).isFalse();
    }

    private static boolean finalistsOverlap(int runs) {
        Race race = race(3, runs);
        Runner runner = new Runner(race, RaceTests::additive);
        runner.know();
        Deque<List<Block>> underWay = new ArrayDeque<>();
        while (true) {
            List<Block> next = underWay.size() < 2 ? race.next() : List.of();
            if (!next.isEmpty()) {
                if (next.get(0).stage() != Stage.EXPLORATION) {
                    return !underWay.isEmpty();
                }
                underWay.add(next);
            } else {
                underWay.remove().forEach(runner::tell);
            }
        }
    }

    @Test
    void everyStageHasItsTurn() {
        assertThat(Runner.run(2, 600, RaceTests::additive).blocks.stream()
                        .map(Block::stage)
                        .distinct())
                .containsExactly(Stage.EXPLORATION, Stage.FINAL, Stage.PUT_BACK);
    }

    /** The error rate that the evidence of {@link RacePlan} is for, on 40 races with a seed of their own each. */
    @Test
    void instructionsThatAreNoiseEndAsTheSeedInstruction() {
        int seedInstruction = 0;
        for (int seed = 0; seed < 40; seed++) {
            Point winner = Runner.run(seed, 700, point -> 0.3 + (point.choice("a demos") == 4 ? 0.3 : 0))
                    .race
                    .winner();
            seedInstruction += winner.choice("a instruction") == 0 ? 1 : 0;
        }
        assertThat(seedInstruction).as("of 40 races").isGreaterThanOrEqualTo(38);
    }

    @Test
    void aChoiceThatPaysIsWorthWhatItAddsAndOneThatDoesNotIsPutBack() {
        Runner runner = Runner.run(3, 1500, point -> 0.3 + (point.choice("b demos") == 5 ? 0.4 : 0));
        Point winner = runner.race.winner();
        assertThat(winner.choice("b demos")).isEqualTo(5);
        assertThat(winner.choice("a instruction")).isZero();
        Point without = Objects.requireNonNull(runner.race.putBack(winner).get("b demos"));
        assertThat(runner.race.contrast(winner, without).mean()).isCloseTo(0.4, within(0.12));
    }

    @Test
    void aRaceInWhichNothingIsBetterThanAPerfectSeedEndsEarly() {
        Runner runner = Runner.run(6, 2000, point -> point.equals(seed()) ? 1 : 0.1);
        assertThat(runner.race.hopeless()).isTrue();
        assertThat(runner.race.winner()).isEqualTo(seed());
        assertThat(runner.race.spent()).isLessThan(1000);
    }

    @Test
    void anExcludedCandidateTakesNoMoreBlocksAndDoesNotWin() {
        Race race = race(7, 400);
        Set<Point> excluded = new HashSet<>();
        Runner runner = new Runner(race, RaceTests::additive) {
            @Override
            void told(Block block) {
                if (block.point().choice("a instruction") == 3) {
                    race.exclude(block.point());
                    excluded.add(block.point());
                } else {
                    assertThat(excluded).doesNotContain(block.point());
                }
            }
        };
        runner.go();
        assertThat(excluded).isNotEmpty().doesNotContain(race.winner());
    }

    @Test
    void choicesThatComeLaterCanStillWin() {
        SearchSpace small = SearchSpace.of(
                new Categorical("a instruction", 2), new Categorical("a demos", 6), new Categorical("b demos", 6));
        Race race = new Race(small, EXAMPLES, RacePlan.of(900, Set.of()), new RandomStreams(8));
        Runner runner = new Runner(race, RaceTests::additive) {
            @Override
            void told(Block block) {
                if (block.number() == 20) {
                    race.widen(SPACE);
                }
            }
        };
        runner.go();
        assertThat(race.winner().space()).isEqualTo(SPACE);
        assertThat(race.winner().choice("a instruction")).isEqualTo(3);
    }

    @Test
    void examplesThatDoNotCountAreNoScores() {
        Race race = race(9, 300);
        new Runner(race, point -> Double.NaN).go();
        assertThat(race.standings()).hasSize(1);
        assertThat(race.winner()).isEqualTo(seed());
    }

    @Test
    void aSpaceThatIsSmallerThanTheBudgetIsMeasuredOnce() {
        SearchSpace two = SearchSpace.of(new Categorical("a demos", 2));
        Race race = new Race(two, EXAMPLES, RacePlan.of(5000, Set.of()), new RandomStreams(1));
        Runner runner = new Runner(race, point -> point.choice("a demos") == 1 ? 0.9 : 0.1);
        runner.go();
        assertThat(race.winner().choice("a demos")).isEqualTo(1);
        assertThat(race.spent()).isLessThanOrEqualTo(EXAMPLES);
    }

    @Test
    void aWinnerIsRefusedBeforeTheRaceIsOver() {
        assertThatIllegalStateException().isThrownBy(race(1, 100)::winner).withMessage("the race is not over");
    }

    @Test
    void whatIsNoChoiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Race(
                        SearchSpace.of(new FloatRange("temperature", 0, 1)),
                        EXAMPLES,
                        RacePlan.of(100, Set.of()),
                        new RandomStreams(1)))
                .withMessageContaining("temperature");
    }

    @Test
    void aSpaceThatLosesChoicesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> race(1, 100).widen(SearchSpace.of(new Categorical("a instruction", 6))))
                .withMessageContaining("has not all choices");
    }

    private static Race race(long seed, int runs) {
        return new Race(SPACE, EXAMPLES, RacePlan.of(runs, Set.of("a instruction")), new RandomStreams(seed));
    }

    private static Point seed() {
        Map<String, Integer> zeros = new HashMap<>();
        SPACE.variables().forEach(variable -> zeros.put(variable.name(), 0));
        return SPACE.point(zeros);
    }

    /** Runs a race with two batches under way on answers that are always the same. */
    private static class Runner {

        final Race race;
        final List<Block> blocks = new ArrayList<>();
        private final ToDoubleFunction<Point> worth;
        private final Map<Map<String, Number>, Set<Integer>> met = new HashMap<>();
        int runs;
        boolean repeated;

        Runner(Race race, ToDoubleFunction<Point> worth) {
            this.race = race;
            this.worth = worth;
        }

        static Runner run(long seed, int runs, ToDoubleFunction<Point> worth) {
            Runner runner = new Runner(race(seed, runs), worth);
            runner.go();
            return runner;
        }

        void told(Block block) {}

        void go() {
            know();
            Deque<List<Block>> underWay = new ArrayDeque<>();
            while (takeOff(underWay)) {
                underWay.remove().forEach(this::tell);
            }
        }

        void know() {
            Point start = race.seed();
            race.know(
                    start,
                    IntStream.range(0, EXAMPLES)
                            .mapToDouble(e -> score(start, e))
                            .toArray());
        }

        private boolean takeOff(Deque<List<Block>> underWay) {
            for (int batch = underWay.size(); batch < 2; batch++) {
                List<Block> next = race.next();
                if (next.isEmpty()) {
                    break;
                }
                underWay.add(next);
            }
            return !underWay.isEmpty();
        }

        private void tell(Block block) {
            blocks.add(block);
            List<Double> scores = new ArrayList<>();
            for (int example : block.examples()) {
                runs++;
                repeated |= !met.computeIfAbsent(block.point().values(), p -> new HashSet<>())
                        .add(example);
                scores.add(score(block.point(), example));
            }
            race.tell(block, scores);
            told(block);
        }

        private double score(Point point, int example) {
            double probability = worth.applyAsDouble(point);
            long hash = point.values().toString().hashCode() * 31L + example;
            return Double.isNaN(probability) && !point.equals(race.seed())
                    ? Double.NaN
                    : new SplittableRandom(hash).nextDouble() < probability ? 1 : 0;
        }
    }
}
