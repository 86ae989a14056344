package dev.attune.engine.search.tpe;

import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.RunningTrial;
import dev.attune.engine.search.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What {@link TpeSampler} knows about a search at one moment: which trials are good, where the good ones lie, and where all the others lie.
 * "Below" and "above" are the literature's names for good and bad, from its convention of minimizing.
 *
 * <p>Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TpeModel {

    /** The share of finished trials called good, Optuna's {@code default_gamma}; the rest is what they are compared with. */
    private static final double GOOD_SHARE = 0.1;

    /** So many trials describe where good ones lie; past that a longer search narrows down on the best instead. */
    private static final int MOST_GOOD = 25;

    private final List<Observation> below;
    private final ParzenEstimator belowDensity;
    private final ParzenEstimator aboveDensity;

    TpeModel(History history, boolean constantLiar) {
        // A stable sort: of equal values the older trial counts as the better one, as in Optuna.
        List<Observation> ranked = history.finished().stream()
                .sorted(Comparator.comparingDouble(Observation::value).reversed())
                .toList();
        int split = belowCount(ranked.size());
        this.below = ranked.subList(0, split);

        this.belowDensity = density(history.space(), located(below));
        Stream<RunningTrial> others = located(ranked.subList(split, ranked.size()));
        this.aboveDensity =
                density(history.space(), constantLiar ? Stream.concat(others, history.running().stream()) : others);
    }

    /** The density looks at places and ages only; for that a finished trial is no different from a running one. */
    private static Stream<RunningTrial> located(List<Observation> observations) {
        return observations.stream().map(observation -> new RunningTrial(observation.point(), observation.number()));
    }

    private static ParzenEstimator density(SearchSpace space, Stream<RunningTrial> trials) {
        return new ParzenEstimator(
                space,
                trials.sorted(Comparator.comparingInt(RunningTrial::number))
                        .map(RunningTrial::point)
                        .toList());
    }

    static int belowCount(int finished) {
        return Math.min((int) Math.ceil(GOOD_SHARE * finished), MOST_GOOD);
    }

    /** Returns the trials called good, best first; among equals, the older first. Unmodifiable. */
    public List<Observation> below() {
        return below;
    }

    /**
     * Returns the natural logarithm of the density of good trials at a point of this history's space. It is finite, because a
     * prior over the whole space is part of the density.
     */
    public double logBelow(Point point) {
        return belowDensity.logDensity(point);
    }

    /** Returns the natural logarithm of the density of all other trials at a point of this history's space; finite. */
    public double logAbove(Point point) {
        return aboveDensity.logDensity(point);
    }

    /**
     * Returns how promising a point of this history's space is: {@code logBelow - logAbove}, which orders points as expected
     * improvement does (Bergstra et al. 2011, section 4.1). Finite; larger is better.
     */
    public double acquisition(Point point) {
        return logBelow(point) - logAbove(point);
    }

    Point sampleBelow(RandomGenerator random) {
        return belowDensity.sample(random);
    }
}
