package dev.attune.engine.gate;

import org.apiguardian.api.API;

/**
 * When a gate looks at what it has measured so far, and may decide early. The error rate that a gate allows is spent in parts, by the third
 * power of the share of examples (Kim and DeMets, Biometrika 1987): 4 % of it at the first of three looks, 26 % at the second and 70 % at the
 * last. The parts add up to the whole, so that a gate which may decide early errs no more often than one that does not, and the last look
 * is a little less sharp.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param count the number of looks, at least 1; the last is at all examples
 * @param confidence the confidence of the gate, between 0 and 1 exclusive
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Looks(int count, double confidence) {

    private static final double POWER = 3;

    /** @throws IllegalArgumentException if there is no look */
    public Looks {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; a gate looks at least once");
        }
    }

    /**
     * Returns how many observations there are at a look.
     *
     * @param look from 1 to {@link #count}
     * @param all the number of observations in all
     */
    public int observations(int look, int all) {
        return (int) Math.ceil((double) all * look / count);
    }

    /**
     * Returns the confidence of the intervals at a look.
     *
     * @param look from 1 to {@link #count}
     */
    public double confidence(int look) {
        return 1 - (1 - confidence) * (spent(look) - spent(look - 1));
    }

    private double spent(int look) {
        return Math.pow((double) look / count, POWER);
    }
}
