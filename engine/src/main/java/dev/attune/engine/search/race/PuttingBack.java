package dev.attune.engine.search.race;

import dev.attune.engine.search.race.Race.Block;
import dev.attune.engine.search.race.Race.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The last stage of a race: each choice of the winner is put back to the seed's and measured, and those that do not pay stay with the seed's.
 * One thread at a time.
 */
final class PuttingBack {

    private final Track track;
    private Arm winner;
    private boolean measured;
    private boolean over;

    PuttingBack(Track track, Arm winner) {
        this.track = track;
        this.winner = winner;
    }

    /** The next blocks; empty if the stage is over. */
    List<Block> next() {
        if (track.plan().simplification() == 0) {
            return List.of();
        }
        if (!measured) {
            measured = true;
            List<Block> blocks = blocks();
            if (!blocks.isEmpty()) {
                return blocks;
            }
        }
        if (!over) {
            over = true;
            winner = simplified();
        }
        return List.of();
    }

    private List<Block> blocks() {
        List<Arm> arms = new ArrayList<>();
        if (winner != track.seed()) {
            arms.add(winner);
        }
        Simplification.putBack(winner.choices()).forEach(choices -> arms.add(track.arm(choices)));
        return track.blocks(arms, track.plan().runs() - track.spent(), Stage.PUT_BACK);
    }

    private Arm simplified() {
        Simplification simplification = new Simplification(track.plan().evidence(), track::doubted);
        Arm simpler = track.arm(simplification.simplified(track.refitted(), winner.choices()));
        return simpler.excluded() ? winner : simpler;
    }

    /** The winner without the choices that do not pay. */
    Arm winner() {
        return winner;
    }
}
