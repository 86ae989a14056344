package dev.attune.engine.search.tpe;

import org.apiguardian.api.API;

/**
 * The settings of {@link TpeSampler}. Those that Optuna deprecates are constants instead.
 *
 * @param startupTrials how many trials must have finished before the sampler stops suggesting at random, at least 0;
 *     running trials do not count
 * @param constantLiar whether running trials count as bad ones, so that parallel suggestions spread out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TpeOptions(int startupTrials, boolean constantLiar) {

    /** @throws IllegalArgumentException if the number of startup trials is negative */
    public TpeOptions {
        if (startupTrials < 0) {
            throw new IllegalArgumentException("startupTrials must be at least 0, but is %d".formatted(startupTrials));
        }
    }

    /** Optuna 5.0.0's defaults: 10 startup trials, with constant liar. */
    public static TpeOptions defaults() {
        return new TpeOptions(10, true);
    }

    /** Returns these options with another number of startup trials. */
    public TpeOptions withStartupTrials(int startupTrials) {
        return new TpeOptions(startupTrials, constantLiar);
    }

    /** Returns these options with the constant liar on or off. */
    public TpeOptions withConstantLiar(boolean constantLiar) {
        return new TpeOptions(startupTrials, constantLiar);
    }
}
