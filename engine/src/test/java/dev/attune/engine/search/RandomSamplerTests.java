package dev.attune.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.search.Variable.FloatRange;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomSamplerTests extends SamplerContract {

    @Override
    public Sampler sampler() {
        return new RandomSampler();
    }

    @Test
    void numbersAreSpreadEvenlyOverTheirRange() {
        SearchSpace space = SearchSpace.of(new FloatRange("f", -2, 3));
        SplittableRandom random = new SplittableRandom(1);
        long[] counts = new long[25];
        for (int i = 0; i < 10_000; i++) {
            counts[(int) ((Histories.randomPoint(space, random).value("f") + 2) * 5)]++;
        }
        double[] uniform = new double[25];
        Arrays.fill(uniform, 1.0 / 25);
        ChiSquare.assertFollows(counts, uniform);
    }

    @Test
    void nothingIsLearned() {
        SearchSpace space = SPACES.get(4);
        History history = Histories.random(space, 50, 5, new SplittableRandom(2));
        assertThat(sampler().suggest(history, new SplittableRandom(3)))
                .isEqualTo(sampler().suggest(History.empty(space), new SplittableRandom(3)));
    }
}
