package dev.attune.engine.search.race;

import java.util.Map;
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
 * @param evidence by the name of a variable: how strong the evidence must be that its choices matter at all, as the logarithm of a
 *     likelihood ratio, for any but the seed's to stay; of those not named none is asked
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
        Map<String, Double> evidence) {

    /**
     * Evidence that keeps the seed's choice in 95 of 100 races or so in which the choices of a variable mean nothing, by simulation
     * ({@code SearchQuality} in {@code benchmarks}).
     */
    public static final double EVIDENCE = 1.5;

    private static final int LEAST_BLOCK = 4;
    private static final int MOST_BLOCK = 12;

    /** Small blocks are better, down to four; in long races they would only cost time to choose. */
    private static final int BLOCKS = 200;

    private static final double WORTHWHILE = 0.01;
    private static final int LEAST_UNDER_WAY = 2;
    private static final int MOST_UNDER_WAY = 6;
    private static final int SHARE_UNDER_WAY = 8;
    private static final int BATCH = 4;
    private static final int FINALISTS = 8;
    private static final double EXPLORATION = 0.67;
    private static final double SIMPLIFICATION = 0.1;

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
        evidence = Map.copyOf(evidence);
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
        return new RacePlan(runs, block, batch, finalists, exploration, simplification, worthwhile, evidence);
    }

    /** Returns the plan that did best in simulations, for that many runs. */
    public static RacePlan of(int runs, Map<String, Double> evidence) {
        int block = Math.min(MOST_BLOCK, Math.max(LEAST_BLOCK, Math.round((float) runs / BLOCKS)));
        return new RacePlan(runs, block, BATCH, FINALISTS, EXPLORATION, SIMPLIFICATION, WORTHWHILE, evidence);
    }
}
