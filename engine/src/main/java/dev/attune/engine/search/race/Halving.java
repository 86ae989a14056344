package dev.attune.engine.search.race;

import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The second stage of a race: a few finalists share what the stage may spend, round by round, and the worse half leaves after each. One
 * thread at a time.
 */
final class Halving {

    private static final int LEADER_STARTS = 30;

    /** Of so many finalists, one is a simple candidate: the winner has to beat them on the examples that decide. */
    private static final int SIMPLE_ONE_OF = 4;

    private final Track track;
    private final int rounds;
    private @Nullable List<Arm> finalists;
    private int round;

    Halving(Track track) {
        this.track = track;
        this.rounds = Math.max(1, log2(track.plan().finalists()));
    }

    /** The next round in which anybody has examples left to take; empty if there is none. */
    List<Block> next() {
        List<Block> blocks = List.of();
        while (round < rounds && blocks.isEmpty()) {
            finalists =
                    finalists == null ? first() : best(Math.max(1, track.plan().finalists() >> round));
            blocks = track.blocks(finalists, (budget() - track.spent()) / (rounds - round), Stage.FINAL);
            round++;
        }
        return blocks;
    }

    /** The best of those who came through, and of the seed. */
    Arm winner() {
        List<Arm> last = new ArrayList<>(best(Math.max(1, track.plan().finalists() >> rounds)));
        last.add(track.seed());
        return Track.best(track.model().expected(), last, 1).get(0);
    }

    private int budget() {
        return (int) Math.round(track.plan().runs() * (1 - track.plan().simplification()));
    }

    private List<Arm> best(int count) {
        return Track.best(track.model().expected(), finalists == null ? List.of() : finalists, count);
    }

    /**
     * The best by the model of all that were measured, and of those that differ from the model's best in one choice. Some places are kept for
     * the best of those with the seed's choices of all doubted variables.
     */
    private List<Arm> first() {
        ChoiceEffects expected = track.model().expected();
        List<int[]> known = track.arms().stream().map(Arm::choices).toList();
        int[] leader = expected.highest(track.random().stream("final", 0), LEADER_STARTS, known);
        for (int v = 0; v < leader.length; v++) {
            for (int choice = 0; choice < track.sizes()[v]; choice++) {
                int[] neighbour = leader.clone();
                neighbour[v] = choice;
                track.arm(neighbour);
            }
        }
        track.arm(expected.climb(Simplification.withSeedWhere(track::doubted, leader), v -> !track.doubted(v)));
        int places = track.plan().finalists();
        List<Arm> simple = track.arms().stream().filter(this::isSimple).toList();
        Set<Arm> chosen = new LinkedHashSet<>(Track.best(expected, simple, places / SIMPLE_ONE_OF));
        for (Arm arm : Track.best(expected, track.arms(), places)) {
            if (chosen.size() < places) {
                chosen.add(arm);
            }
        }
        return Track.best(expected, chosen, places);
    }

    private boolean isSimple(Arm arm) {
        int[] choices = arm.choices();
        return IntStream.range(0, choices.length).allMatch(v -> choices[v] == 0 || !track.doubted(v));
    }

    private static int log2(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }
}
