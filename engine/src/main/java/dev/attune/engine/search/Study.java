package dev.attune.engine.search;

import dev.attune.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One search of a space: asks a sampler for points and remembers their values. One thread at a time.
 *
 * <p>A suggestion depends only on the number of the trial and on the values told before it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Study {

    private final SearchSpace space;
    private final Sampler sampler;
    private final RandomStreams random;
    private final List<Observation> observations = new ArrayList<>();

    /** Creates a study that knows nothing yet. */
    public Study(SearchSpace space, Sampler sampler, RandomStreams random) {
        this.space = space;
        this.sampler = sampler;
        this.random = random;
    }

    /** Returns the space that is searched. */
    public SearchSpace space() {
        return space;
    }

    /**
     * Returns the point to try next.
     *
     * @param trial the number of the trial, from 1
     */
    public Point ask(int trial) {
        return sampler.suggest(history(), random.stream("suggestion", trial));
    }

    /**
     * Tells the value of a point.
     *
     * @param value the value, larger is better; NaN if it is unknown, which is ignored
     */
    public void tell(Point point, double value) {
        if (!Double.isNaN(value)) {
            observations.add(new Observation(point, value, observations.size()));
        }
    }

    /** Returns everything told so far. */
    public History history() {
        return new History(space, observations, List.of());
    }
}
