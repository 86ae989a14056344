package dev.attune.engine.search.race;

import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The last stage of a race: each choice of the winner is put back to the seed's and measured, those that do not pay stay with the seed's,
 * and what is left is measured in the same way. One thread at a time.
 */
final class PuttingBack {

    private static final int ROUNDS = 2;

    private final Track track;
    private final Simplification simplification;
    private Arm winner;
    private int round;

    PuttingBack(Track track, Arm winner) {
        this.track = track;
        this.winner = winner;
        this.simplification = new Simplification(track.plan().evidence(), track::doubted);
    }

    /** The next blocks; empty if the stage is over. */
    List<Block> next() {
        if (round > 0 && round <= ROUNDS) {
            Arm simpler = track.arm(simplification.simplified(track.refitted(), winner.choices()));
            winner = simpler.excluded() ? winner : simpler;
        }
        round++;
        if (round > ROUNDS || track.plan().simplification() == 0) {
            return List.of();
        }
        List<Arm> arms = new ArrayList<>();
        if (winner != track.seed()) {
            arms.add(winner);
        }
        Simplification.putBack(winner.choices()).forEach(choices -> arms.add(track.arm(choices)));
        int left = track.plan().runs() - track.spent();
        return track.blocks(arms, left / (ROUNDS - round + 1), Stage.PUT_BACK);
    }

    /** The winner without the choices that do not pay. */
    Arm winner() {
        return winner;
    }
}
