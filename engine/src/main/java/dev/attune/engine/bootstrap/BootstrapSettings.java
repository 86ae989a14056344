package dev.attune.engine.bootstrap;

import org.apiguardian.api.API;

/**
 * How demo sets are made.
 *
 * @param sets the number of sets, including the empty one; at least 1
 * @param maxBootstrapped the most bootstrapped demos per set and module; 0 or more
 * @param maxDemos the most demos per set and module; 0 or more. Labeled demos fill the places that bootstrapped ones
 *     leave
 * @param threshold the lowest objective value with which a trace becomes a demo
 * @param shown how many demos of a set a prompt shows at most, also that of the teacher; at least 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BootstrapSettings(int sets, int maxBootstrapped, int maxDemos, double threshold, int shown) {

    /** Settings of sets of which prompts show all demos. */
    public BootstrapSettings(int sets, int maxBootstrapped, int maxDemos, double threshold) {
        this(sets, maxBootstrapped, maxDemos, threshold, Integer.MAX_VALUE);
    }

    /** Returns how many labeled demos the teacher shows at most: half of the examples are left for it to run. */
    int taught(int train) {
        return Math.min(Math.min(maxDemos, shown), train / 2);
    }

    /** The sets before it are the empty one and the labeled one. */
    private static final int FIRST_BOOTSTRAPPED = 2;

    /** A guess: the share of the teacher's runs that score well enough. */
    private static final double ACCEPTED = 0.5;

    /**
     * Returns how many training examples the teacher is expected to run if half of its runs score well enough.
     *
     * @param train the number of training examples
     */
    public double expectedRuns(int train) {
        double toRun = train - taught(train);
        double runs = 0;
        for (int set = FIRST_BOOTSTRAPPED; set < sets && toRun > 0 && maxBootstrapped > 0; set++) {
            double size = set == FIRST_BOOTSTRAPPED ? maxBootstrapped : (1 + maxBootstrapped) / 2.0;
            double notYetRun = 1 - runs / toRun;
            runs += Math.min(toRun, size / ACCEPTED) * notYetRun;
        }
        return runs;
    }

    /** Returns the most training examples that the teacher runs. */
    public int mostRuns(int train) {
        return sets > FIRST_BOOTSTRAPPED && maxBootstrapped > 0 ? train : 0;
    }
}
