package dev.attune.engine.search.race;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * How a race spends its budget. Immutable.
 *
 * @param runs the number of runs of a candidate on an example, at least 1
 * @param block how many examples a candidate takes at once, at least 1
 * @param batch how many candidates take a block before the next ones are chosen, at least 1
 * @param finalists how many candidates the last part of the budget decides between, at least 1
 * @param exploration the share of the budget that is spent before it, above 0
 * @param simplification the share of the budget that is kept for putting choices of the winner back to the seed's, at least 0; what is left
 *     between both is the finalists'
 * @param worthwhile a difference of scores that matters; the race ends early when the chance of a larger one is gone
 * @param evidence how strong the evidence must be that the choices of a doubted variable matter at all, as the logarithm of a likelihood
 *     ratio, for any but the seed's to stay; where several are doubted, {@linkplain Relevance they vouch for each other}
 * @param doubted the names of the variables whose choices may well mean nothing; of the others no evidence is asked
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RacePlan(
        int runs,
        int block,
        int batch,
        int finalists,
        double exploration,
        double simplification,
        double worthwhile,
        double evidence,
        Set<String> doubted) {

    /**
     * Evidence that keeps the seed's choices in 95 of 100 races or more in which the choices of the doubted variables mean nothing, by
     * simulation ({@code SearchQuality} in {@code benchmarks}).
     */
    private static final double EVIDENCE = 0.1;

    private static final int LEAST_BLOCK = 4;
    private static final int MOST_BLOCK = 12;

    /** Small blocks are better, down to four; in long races they would only cost time to choose. */
    private static final int BLOCKS = 200;

    private static final double WORTHWHILE = 0.01;
    private static final int LEAST_UNDER_WAY = 2;
    private static final int MOST_UNDER_WAY = 6;
    private static final int SHARE_UNDER_WAY = 8;
    private static final int SHARE_OVERLAPPING = 15;
    private static final int MOST_OVERLAPPING = 64;
    private static final int BATCH = 4;
    private static final int FINALISTS = 8;

    /** Putting back takes this many runs, within these shares: more of a large budget is better spent on finding the winner. */
    private static final double TO_PUT_BACK = 100;

    private static final double LEAST_SIMPLIFICATION = 0.05;
    private static final double MOST_SIMPLIFICATION = 0.1;

    /** Of what putting back leaves. */
    private static final double EXPLORATION = 0.74;

    /** @throws IllegalArgumentException if a number is out of its range */
    public RacePlan {
        if (runs < 1 || block < 1 || batch < 1 || finalists < 1) {
            throw new IllegalArgumentException("runs = %d, block = %d, batch = %d and finalists = %d must be at least 1"
                    .formatted(runs, block, batch, finalists));
        }
        if (!(exploration > 0 && simplification >= 0 && exploration + simplification <= 1)) {
            throw new IllegalArgumentException(
                    "exploration = %s must be above 0, simplification = %s at least 0, and both together at most 1"
                            .formatted(exploration, simplification));
        }
        doubted = Set.copyOf(doubted);
    }

    /**
     * Returns how many batches may be under way at once, so that slots do not fall idle while the next ones are chosen: at most an eighth
     * of the runs, since what is under way tells nothing yet.
     */
    public int underWay() {
        return Math.max(LEAST_UNDER_WAY, Math.min(MOST_UNDER_WAY, runs / (batch * block * SHARE_UNDER_WAY)));
    }

    /**
     * Returns the plan with another difference that matters.
     *
     * @param worthwhile a difference of scores, which lie between 0 and 1
     */
    public RacePlan stoppingBelow(double worthwhile) {
        return new RacePlan(runs, block, batch, finalists, exploration, simplification, worthwhile, evidence, doubted);
    }

    /**
     * Returns how many runs may be under way still when the finalists are chosen, so that slots do not fall idle before the last stage: a small
     * share of all runs. None in short races, of which it would be a large part of what they know.
     */
    int overlap() {
        int share = runs / SHARE_OVERLAPPING;
        return share < LEAST_UNDER_WAY * batch * block ? 0 : Math.min(share, MOST_OVERLAPPING);
    }

    /** Returns the plan that did best in simulations, for that many runs. */
    public static RacePlan of(int runs, Set<String> doubted) {
        int block = Math.min(MOST_BLOCK, Math.max(LEAST_BLOCK, Math.round((float) runs / BLOCKS)));
        double simplification = Math.min(MOST_SIMPLIFICATION, Math.max(LEAST_SIMPLIFICATION, TO_PUT_BACK / runs));
        double exploration = EXPLORATION * (1 - simplification);
        return new RacePlan(runs, block, BATCH, FINALISTS, exploration, simplification, WORTHWHILE, EVIDENCE, doubted);
    }
}
