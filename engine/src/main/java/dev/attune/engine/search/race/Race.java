package dev.attune.engine.search.race;

import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A race of the candidates of a categorical space over one order of examples. Whoever runs it asks for blocks, measures them, and tells
 * the scores, which lie between 0 and 1.
 *
 * <p>First, Thompson sampling on a {@linkplain ChoiceModel model of choices} decides who takes the next block: every candidate is chosen
 * as often as it is likely to be the best, from the first block on. Then a few finalists, the best by the model, take larger and larger
 * shares of the rest, and the worse half leaves after each (successive halving; Karnin et al., ICML 2013). What a candidate is worth is
 * always the model's mean, which holds its own scores and what its choices did in others. Last, the winner's choices are put back to the
 * seed's one at a time, and those that do not pay their way are left out.
 *
 * <p>A suggestion depends on the seed and on what was told before it, never on time. One thread at a time.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Race {

    private final Track track;
    private final Exploration exploration;
    private final Halving halving;
    private @Nullable PuttingBack puttingBack;
    private boolean inFinal;

    /**
     * Creates a race.
     *
     * @param space a space of categorical variables; every first choice is the seed's
     * @param examples the number of examples, in an order that is random to the data
     * @throws IllegalArgumentException if a variable is not categorical
     */
    public Race(SearchSpace space, int examples, RacePlan plan, RandomStreams random) {
        this.track = new Track(space, examples, plan, random);
        this.exploration = new Exploration(track);
        this.halving = new Halving(track);
    }

    /**
     * A candidate to be measured on some examples.
     *
     * @param number the number of the block, from 1
     * @param point the candidate
     * @param examples positions in the order of examples
     * @param stage the stage that it belongs to
     */
    public record Block(int number, Point point, List<Integer> examples, Stage stage) {}

    /** The stages of a race. */
    public enum Stage {
        /** It learns what choices are worth. */
        EXPLORATION,
        /** It decides between finalists. */
        FINAL,
        /** It puts choices of the winner back to the seed's. */
        PUT_BACK
    }

    /**
     * A candidate with what the race thinks of it.
     *
     * @param point the candidate
     * @param mean the expected score
     * @param scores the number of its own scores
     */
    public record Standing(Point point, double mean, int scores) {}

    /**
     * What is known of a difference of two scores.
     *
     * @param mean the expected difference
     * @param deviation its standard deviation
     */
    public record Contrast(double mean, double deviation) {}

    /** Tells scores that were measured before the race and cost nothing of its budget, by example; NaN where there is none. */
    public void know(Point point, double[] scores) {
        Arm arm = track.arm(Track.choices(point));
        for (int example : arm.take(scores.length)) {
            arm.tell(example, scores[example]);
        }
    }

    /**
     * Returns the blocks to measure next, chosen by what was told so far; several may be asked for before they are told. Empty if the race
     * is over, or waits for blocks that were not told yet.
     */
    public List<Block> next() {
        if (!inFinal) {
            List<Block> batch = exploration.next();
            inFinal = batch.isEmpty()
                    && track.underWay() <= (exploration.decided() ? track.plan().overlap() : 0);
            if (!inFinal) {
                return batch;
            }
            List<Block> first = exploration.decided() ? halving.next() : List.of();
            if (!first.isEmpty()) {
                return first;
            }
        }
        if (track.underWay() > 0) {
            return List.of();
        }
        if (puttingBack == null && exploration.hopeless()) {
            puttingBack = new PuttingBack(track, track.seed());
        }
        if (puttingBack == null) {
            List<Block> round = halving.next();
            if (!round.isEmpty()) {
                return round;
            }
            puttingBack = new PuttingBack(track, halving.winner());
        }
        return puttingBack.next();
    }

    /** Tells the scores of a block, by its examples; NaN for one that does not count. */
    public void tell(Block block, List<Double> scores) {
        Arm arm = track.arm(Track.choices(block.point()));
        for (int i = 0; i < scores.size(); i++) {
            arm.tell(block.examples().get(i), scores.get(i));
        }
        track.told(scores.size());
    }

    /** Takes a candidate out of the race: it cannot be used. */
    public void exclude(Point point) {
        track.arm(Track.choices(point)).exclude();
    }

    /**
     * Goes on in a larger space: the same variables with more choices, which come after those there were.
     *
     * @throws IllegalArgumentException if a variable is missing or has fewer choices
     */
    public void widen(SearchSpace larger) {
        track.widen(larger);
    }

    /** Returns the number of runs that blocks took so far. */
    public int spent() {
        return track.spent();
    }

    /** Returns the seed: the first choice of every variable. */
    public Point seed() {
        return track.point(track.seed().choices());
    }

    /** Returns whether no block of the first stage will follow. */
    public boolean explored() {
        return inFinal || exploration.over();
    }

    /** Returns whether the race ended early, since nothing is worth more than the seed. */
    public boolean hopeless() {
        return inFinal && exploration.hopeless();
    }

    /** Returns a candidate with each of its choices put back to the seed's, by the name of its variable. */
    public Map<String, Point> putBack(Point point) {
        Map<String, Point> without = new LinkedHashMap<>();
        for (int[] choices : Simplification.putBack(Track.choices(point))) {
            Point other = track.point(choices);
            point.space().variables().stream()
                    .map(Variable::name)
                    .filter(name -> point.choice(name) != other.choice(name))
                    .forEach(name -> without.put(name, other));
        }
        return without;
    }

    /**
     * Returns the share that each choice of a candidate that is not the seed's has in its expected gain over the seed, by the name of its
     * variable: its Shapley value, which is what it adds on average over all orders in which the choices could be made. The shares add up
     * to the gain. Empty if there are more than {@value Shares#MOST} such choices.
     */
    public Map<String, Contrast> shares(Point point) {
        Map<String, Contrast> shares = new LinkedHashMap<>();
        List<Variable> variables = point.space().variables();
        Shares.of(track.model(), Track.choices(point))
                .forEach((variable, share) -> shares.put(variables.get(variable).name(), share));
        return shares;
    }

    /** Returns all measured candidates that can be used, the best first. */
    public List<Standing> standings() {
        ChoiceEffects expected = track.model().expected();
        return track.arms().stream()
                .filter(arm -> arm.count() > 0 && !arm.excluded())
                .map(arm -> new Standing(track.point(arm.choices()), expected.value(arm.choices()), arm.count()))
                .sorted(Comparator.comparingDouble(Standing::mean).reversed())
                .toList();
    }

    /** Returns what is known of the score of a candidate, minus that of another. */
    public Contrast contrast(Point a, Point b) {
        return track.model().contrast(Track.choices(a), Track.choices(b));
    }

    /**
     * Returns the winner.
     *
     * @throws IllegalStateException if the race is not over
     */
    public Point winner() {
        if (puttingBack == null || track.underWay() > 0) {
            throw new IllegalStateException("the race is not over");
        }
        return track.point(puttingBack.winner().choices());
    }
}
