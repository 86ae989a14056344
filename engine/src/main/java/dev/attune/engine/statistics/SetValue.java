package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/** The value of a metric on examples drawn from those that were measured. */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface SetValue {

    /**
     * Returns the value of a set.
     *
     * @param drawn positions of examples, one of them perhaps several times; its bitwise complement {@code ~position} stands for the same
     *     example with a bad answer
     * @return the value; NaN if it is not defined on this set
     */
    double of(int[] drawn);
}
