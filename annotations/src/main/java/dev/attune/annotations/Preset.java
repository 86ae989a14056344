package dev.attune.annotations;

import org.apiguardian.api.API;

/**
 * How large a search is. {@code N} counts candidates. How many instructions are proposed is said at {@link Proposals#instructions()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Preset {
    /** N = 6, at most 100 validation examples, minibatches of 35, a full evaluation every 5 trials. */
    LIGHT,
    /** N = 12, at most 300 validation examples, minibatches of 35, a full evaluation every 5 trials. */
    MEDIUM,
    /** N = 18, at most 1000 validation examples, minibatches of 35, a full evaluation every 5 trials. */
    HEAVY,
    /**
     * The settings of MIPRO's evaluation: N = 30, the whole validation split, minibatches of 25, a full evaluation every 10 trials, at
     * least 69 trials.
     */
    PAPER
}
