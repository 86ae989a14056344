package dev.attune.engine.optimize.phase;

import java.time.Duration;

/**
 * How long it takes until a search and what follows it have ended, by how long what is done has taken. Nothing is told before a tenth of all runs is
 * done: the first ones wait for connections and for proposals, and would tell a multiple of the truth.
 */
final class TimeLeft {

    private static final int ENOUGH = 10;

    private TimeLeft() {}

    /**
     * What to say at the end of a line; empty if it is too early.
     *
     * @param took how long it took so far
     * @param done runs of the program that the search has done
     * @param all runs of the program that it is going to do
     * @param later runs of the program after it, by gates
     */
    static String of(Duration took, long done, long all, long later) {
        if (done == 0 || done * ENOUGH < all) {
            return "";
        }
        Duration left = took.dividedBy(done).multipliedBy(Math.max(0, all - done) + later);
        return ", about " + (left.toMinutes() > 0 ? left.toMinutes() + " min" : left.toSeconds() + " s") + " left"
                + (later > 0 ? ", gates included" : "");
    }
}
