package dev.attune.engine.search;

import dev.attune.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One search of a space: asks a sampler for points, and remembers what came of them. One thread at a time.
 *
 * <p>A suggestion depends on the number of the trial and on what was told before it, and on nothing else.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Study {

    private final SearchSpace space;
    private final Sampler sampler;
    private final RandomStreams random;
    private final List<Observation> observations = new ArrayList<>();

    /** A study that knows nothing yet. */
    public Study(SearchSpace space, Sampler sampler, RandomStreams random) {
        this.space = space;
        this.sampler = sampler;
        this.random = random;
    }

    /** The space that is searched. */
    public SearchSpace space() {
        return space;
    }

    /**
     * The point to try next.
     *
     * @param trial the number of the trial, from 1
     */
    public Point ask(int trial) {
        return sampler.suggest(history(), random.stream("suggestion", trial));
    }

    /**
     * Tells what came of a point.
     *
     * @param value larger is better; NaN if nothing can be said, which is forgotten
     */
    public void tell(Point point, double value) {
        if (!Double.isNaN(value)) {
            observations.add(new Observation(point, value, observations.size()));
        }
    }

    /** All that was told so far. */
    public History history() {
        return new History(space, observations, List.of());
    }
}
