package dev.attune.engine.optimize.phase;

import org.apiguardian.api.API;

/**
 * Work that was begun and goes on beside other work.
 *
 * @param <T> what comes of it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Begun<T> {

    /** Waits for what comes of it. To be called once. */
    T finish();
}
