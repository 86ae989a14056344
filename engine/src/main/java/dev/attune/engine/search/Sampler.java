package dev.attune.engine.search;

import java.util.random.RandomGenerator;
import org.apiguardian.api.API;

/**
 * Suggests where to measure the objective next. Larger values are better.
 *
 * <p>A sampler keeps no state between calls: the same history and the same state of the random source give the same point, on any thread.
 * Several threads may call one sampler at once as long as each brings its own random source.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Sampler {

    /**
     * Returns the next point to try, always inside the history's space. It may be one that was tried before.
     *
     * @param history what is known so far; may be empty
     * @param random the only source of randomness, advanced by the call
     */
    Point suggest(History history, RandomGenerator random);
}
