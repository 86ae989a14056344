package dev.attune.annotations;

import org.apiguardian.api.API;

/** What a run of a program takes on one example. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Cost {
    /**
     * The tokens of all calls of the modules, those of prompts and of answers together, as the task model reports them; the mean over the
     * examples. Answers that Attune knows already count with the tokens that they took, so the same run always gives the same figure.
     */
    TOKENS,
    /**
     * The time, without waits for the limits of Attune; the median over the examples. Answers that a cache, a journal or a recording holds have
     * no time.
     */
    LATENCY
}
