package dev.attune.engine.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.engine.search.Histories;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.RandomSampler;
import dev.attune.engine.search.RunningTrial;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.SamplerContract;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TpeSamplerTests extends SamplerContract {

    @Override
    public Sampler sampler() {
        return new TpeSampler();
    }

    @Nested
    class WithoutStartup extends SamplerContract {

        @Override
        public Sampler sampler() {
            return new TpeSampler(TpeOptions.defaults().withStartupTrials(0));
        }
    }

    @Test
    void suggestionsAreRandomUntilEnoughTrialsHaveFinished() {
        SearchSpace space = SPACES.get(4);
        for (int finished = 0; finished < 12; finished++) {
            History history = Histories.random(space, finished, 20, new SplittableRandom(finished));
            boolean random = sampler()
                    .suggest(history, new SplittableRandom(5))
                    .equals(new RandomSampler().suggest(history, new SplittableRandom(5)));
            assertThat(random).as("random after %d trials", finished).isEqualTo(finished < 10);
        }
    }

    @Test
    void theNumberOfStartupTrialsCannotBeNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TpeOptions.defaults().withStartupTrials(-1))
                .withMessageContaining("-1");
    }

    @Test
    void runningTrialsCountAsBadOnesUnlessTheOptionIsOff() {
        SearchSpace space = SPACES.get(2);
        History history = Histories.random(space, 30, 0, new SplittableRandom(6));
        Point tried = history.finished().get(0).point();
        History withRunning = new History(space, history.finished(), List.of(new RunningTrial(tried, 30)));

        TpeModel before = new TpeSampler().model(history);
        TpeModel liar = new TpeSampler().model(withRunning);
        TpeModel honest = new TpeSampler(TpeOptions.defaults().withConstantLiar(false)).model(withRunning);

        assertThat(liar.below()).isEqualTo(before.below());
        assertThat(liar.logBelow(tried)).isEqualTo(before.logBelow(tried));
        assertThat(liar.logAbove(tried)).isGreaterThan(before.logAbove(tried));
        assertThat(honest.acquisition(tried)).isEqualTo(before.acquisition(tried));
    }

    @Test
    void theConstantLiarSpreadsParallelSuggestions() {
        int liar = 0;
        int honest = 0;
        for (int seed = 0; seed < 20; seed++) {
            liar += distinctInBatch(TpeOptions.defaults(), seed);
            honest += distinctInBatch(TpeOptions.defaults().withConstantLiar(false), seed);
        }
        assertThat(liar).isGreaterThan(honest);
    }

    private static int distinctInBatch(TpeOptions options, int seed) {
        AdditiveFunction function = new AdditiveFunction(3, 5, new SplittableRandom(seed));
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> finished = function.search(new TpeSampler(options), 40, random);
        List<RunningTrial> running = new ArrayList<>();
        Set<Point> distinct = new HashSet<>();
        for (int number = 40; number < 56; number++) {
            History history = new History(function.space, finished, running);
            Point point = new TpeSampler(options).suggest(history, random);
            running.add(new RunningTrial(point, number));
            distinct.add(point);
        }
        return distinct.size();
    }

    /**
     * Were TPE no better than random search, each untied pair of searches would go either way with even odds, and this
     * test would pass with a probability below one in a million.
     */
    @Test
    void itBeatsRandomSearchOnAnAdditiveFunctionWithInteractions() {
        int wins = 0;
        int losses = 0;
        for (int seed = 0; seed < 60; seed++) {
            AdditiveFunction function = new AdditiveFunction(8, 6, new SplittableRandom(seed));
            double tpe = best(function.search(new TpeSampler(), 80, new SplittableRandom(1_000 + seed)));
            double random = best(function.search(new RandomSampler(), 80, new SplittableRandom(2_000 + seed)));
            wins += tpe > random ? 1 : 0;
            losses += tpe < random ? 1 : 0;
        }
        double pValue = BinomialDistribution.of(wins + losses, 0.5).survivalProbability(wins - 1);
        assertThat(pValue).as("%d wins, %d losses", wins, losses).isLessThan(1e-6);
    }

    private static double best(List<Observation> observations) {
        return observations.stream().mapToDouble(Observation::value).max().orElseThrow();
    }

    /** A sum of a random worth of each choice and of each pair of choices of neighbouring variables. */
    private static final class AdditiveFunction {

        final SearchSpace space;
        private final double[][] worths;
        private final double[][][] pairWorths;

        AdditiveFunction(int variables, int choices, SplittableRandom random) {
            List<Variable> categoricals = new ArrayList<>();
            worths = new double[variables][choices];
            pairWorths = new double[variables][choices][choices];
            for (int v = 0; v < variables; v++) {
                categoricals.add(new Categorical("c" + v, choices));
                for (int c = 0; c < choices; c++) {
                    worths[v][c] = random.nextGaussian();
                    for (int d = 0; d < choices; d++) {
                        pairWorths[v][c][d] = 0.5 * random.nextGaussian();
                    }
                }
            }
            space = new SearchSpace(categoricals);
        }

        double valueAt(Point point) {
            double value = 0;
            for (int v = 0; v < worths.length; v++) {
                int choice = point.choice("c" + v);
                int neighbour = point.choice("c" + (v + 1) % worths.length);
                value += worths[v][choice] + pairWorths[v][choice][neighbour];
            }
            return value;
        }

        List<Observation> search(Sampler sampler, int trials, SplittableRandom random) {
            List<Observation> finished = new ArrayList<>();
            for (int number = 0; number < trials; number++) {
                Point point = sampler.suggest(new History(space, finished, List.of()), random);
                finished.add(new Observation(point, valueAt(point), number));
            }
            return finished;
        }
    }
}
