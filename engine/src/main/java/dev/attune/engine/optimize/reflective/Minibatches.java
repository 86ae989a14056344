package dev.attune.engine.optimize.reflective;

import dev.attune.engine.data.Example;
import dev.attune.engine.random.RandomStreams;
import java.util.List;

/**
 * Few training examples for each step: all in turn, in an order that is another one each time.
 *
 * @param examples what is drawn from
 * @param size how many for a step
 * @param random the streams
 */
record Minibatches(List<Example<?, ?>> examples, int size, RandomStreams random) {

    /** Those of a step, counted from 0. */
    List<Example<?, ?>> of(int step) {
        int most = Math.min(size, examples.size());
        int perRound = Math.max(1, examples.size() / Math.max(1, most));
        int from = step % perRound * most;
        return RandomStreams.shuffled(examples, random.stream("minibatches", step / perRound))
                .subList(from, from + most);
    }
}
