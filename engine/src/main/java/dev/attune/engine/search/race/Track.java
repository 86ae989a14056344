package dev.attune.engine.search.race;

import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.SearchSpace;
import dev.attune.engine.search.Variable;
import dev.attune.engine.search.Variable.Categorical;
import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the stages of a race share: its arms, what they cost so far, and the model of what was told. One thread at a time. */
final class Track {

    /** Variances are fitted anew whenever this many times as many candidates were measured. */
    private static final double REFIT = 1.35;

    private static final int LEAST_TO_FIT = 4;
    private static final int MOST_TO_FIT = 150;

    private final int examples;
    private final RacePlan plan;
    private final RandomStreams random;
    private final Map<List<Integer>, Arm> arms = new LinkedHashMap<>();
    private SearchSpace space;
    private EffectPrior prior;
    private int fittedTo;
    private int spent;
    private int blocks;
    private int underWay;

    Track(SearchSpace space, int examples, RacePlan plan, RandomStreams random) {
        this.space = space;
        this.examples = examples;
        this.plan = plan;
        this.random = random;
        this.prior = EffectPrior.typical(sizes(space).length);
    }

    RacePlan plan() {
        return plan;
    }

    RandomStreams random() {
        return random;
    }

    SearchSpace space() {
        return space;
    }

    int examples() {
        return examples;
    }

    int spent() {
        return spent;
    }

    /** The runs that were handed out and not told yet. */
    int underWay() {
        return underWay;
    }

    void told(int runs) {
        underWay -= runs;
    }

    void widen(SearchSpace larger) {
        int[] before = sizes(space);
        int[] after = sizes(larger);
        for (int v = 0; v < before.length; v++) {
            if (after.length != before.length || after[v] < before[v]) {
                throw new IllegalArgumentException("%s has not all choices of %s".formatted(larger, space));
            }
        }
        space = larger;
    }

    int[] sizes() {
        return sizes(space);
    }

    Collection<Arm> arms() {
        return arms.values();
    }

    /** Candidates begin at different examples, so that no few examples decide about all of them. */
    Arm arm(int[] choices) {
        return arms.computeIfAbsent(
                ChoiceEffects.key(choices), key -> new Arm(choices, arms.size() * plan.block() % examples, examples));
    }

    /** Whether the choices of a variable may well mean nothing. */
    boolean doubted(int variable) {
        return plan.doubted().contains(space.variables().get(variable).name());
    }

    Arm seed() {
        return arm(new int[space.variables().size()]);
    }

    /** The block of an arm's next examples. */
    Block block(Arm arm, int size, Stage stage) {
        int[] taken = arm.take(size);
        spent += taken.length;
        underWay += taken.length;
        blocks++;
        return new Block(
                blocks, point(arm.choices()), IntStream.of(taken).boxed().toList(), stage);
    }

    /** Blocks that share that many runs among those arms which have examples left; none if they are too few. */
    List<Block> blocks(List<Arm> among, int runs, Stage stage) {
        List<Arm> open = among.stream().filter(arm -> !arm.complete()).toList();
        int each = open.isEmpty() ? 0 : runs / open.size();
        return each < 1
                ? List.of()
                : open.stream().map(arm -> block(arm, each, stage)).toList();
    }

    /** What was told so far tells of all candidates. */
    ChoiceModel model() {
        Measurements data = new Scoreboard(arms.values(), examples).measurements();
        if (data.count() >= LEAST_TO_FIT && data.count() > fittedTo * REFIT) {
            prior = prior.fitted(data.surest(MOST_TO_FIT));
            fittedTo = data.count();
        }
        return new ChoiceModel(sizes(), data, prior);
    }

    /** The same with variances fitted anew, if they can be fitted to all that was measured; the surest alone differ too little. */
    ChoiceModel refitted() {
        if (arms.size() <= MOST_TO_FIT) {
            fittedTo = 0;
        }
        return model();
    }

    static List<Arm> best(ChoiceEffects expected, Collection<Arm> among, int count) {
        return among.stream()
                .filter(arm -> !arm.excluded())
                .sorted(Comparator.comparingDouble((Arm arm) -> expected.value(arm.choices()))
                        .reversed())
                .limit(count)
                .toList();
    }

    Point point(int[] choices) {
        double[] coordinates = new double[choices.length];
        for (int v = 0; v < choices.length; v++) {
            coordinates[v] = choices[v];
        }
        return new Point(space, coordinates);
    }

    static int[] choices(Point point) {
        return IntStream.range(0, point.space().variables().size())
                .map(v -> (int) point.coordinate(v))
                .toArray();
    }

    private static int[] sizes(SearchSpace space) {
        return space.variables().stream().mapToInt(Track::choicesOf).toArray();
    }

    private static int choicesOf(Variable variable) {
        if (variable instanceof Categorical categorical) {
            return categorical.choices();
        }
        throw new IllegalArgumentException("a race needs choices, but " + variable + " has none");
    }
}
