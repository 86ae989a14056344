package dev.attune.engine.search.race;

import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of a race. It begins with the {@linkplain Beginning simplest candidates}; then Thompson sampling gives each candidate the
 * next block as often as it is likely to be the best of all. One thread at a time.
 */
final class Exploration {

    private static final int REDRAWS = 4;
    private static final int RANDOM_STARTS = 6;
    private static final int KNOWN_STARTS = 5;
    private static final int PROMISES = 20;

    /** The simplest candidates take no fewer examples than that: the best is often one of them, and their first blocks must show it. */
    private static final int LEAST_TO_BEGIN = 8;

    private final Track track;
    private final Beginning beginning;
    private final Deque<Double> promises = new ArrayDeque<>();
    private int batches;

    Exploration(Track track) {
        this.track = track;
        this.beginning = new Beginning(track);
    }

    /**
     * Whether the chance is gone that any candidate is worth more than the seed by a difference that matters: each draw from the posterior
     * shows how far its best is above the seed, and the last twenty all showed less.
     */
    boolean hopeless() {
        return promises.size() == PROMISES
                && promises.stream().allMatch(promise -> promise < track.plan().worthwhile());
    }

    boolean over() {
        return hopeless() || track.spent() >= track.plan().runs() * track.plan().exploration();
    }

    /** Whether finalists follow: the stage is over, and was not hopeless. */
    boolean decided() {
        return over() && !hopeless();
    }

    /** The next batch; empty if the budget of the stage is used up, or all that looks good has been measured in full. */
    List<Block> next() {
        if (over()) {
            return List.of();
        }
        batches++;
        RandomGenerator draws = track.random().stream("batch", batches);
        ChoiceModel model = track.model();
        List<int[]> starts = leaders();
        List<Block> batch = new ArrayList<>();
        List<Arm> chosen = new ArrayList<>();
        for (int i = 0; i < track.plan().batch() && !over(); i++) {
            Arm simple = beginning.next();
            Arm arm = simple == null ? draw(model, draws, starts, chosen) : simple;
            if (arm != null) {
                chosen.add(arm);
                int block = track.plan().block();
                int size = simple == null ? block : Math.max(block, LEAST_TO_BEGIN);
                batch.add(track.block(arm, size, Stage.EXPLORATION));
            }
        }
        return batch;
    }

    private @Nullable Arm draw(ChoiceModel model, RandomGenerator draws, List<int[]> starts, List<Arm> chosen) {
        for (int i = 0; i < REDRAWS; i++) {
            ChoiceEffects drawn = model.drawn(draws);
            int[] highest = drawn.highest(draws, RANDOM_STARTS, starts);
            promises.add(drawn.value(highest) - drawn.value(track.seed().choices()));
            if (promises.size() > PROMISES) {
                promises.remove();
            }
            Arm arm = track.arm(highest);
            if (!arm.complete() && !arm.excluded() && !chosen.contains(arm)) {
                return arm;
            }
        }
        return null;
    }

    private List<int[]> leaders() {
        double[] asMeasured = new double[track.examples()];
        return track.arms().stream()
                .filter(arm -> arm.count() > 0)
                .sorted(Comparator.comparingDouble((Arm arm) -> arm.mean(asMeasured))
                        .reversed())
                .limit(KNOWN_STARTS)
                .map(Arm::choices)
                .toList();
    }
}
