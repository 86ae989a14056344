package dev.attune.engine.predict;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/** How long the runs of one candidate took: on each example the last one whose answers were all given by models. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunTimes {

    private final Map<String, Long> byExample = new ConcurrentHashMap<>();

    void add(String example, long nanos) {
        byExample.put(example, nanos);
    }

    /**
     * Returns how long the program ran on an example, without waits for the limits of Attune, in nanoseconds.
     *
     * @param example the id of the example
     * @return empty if it was not run, or if an answer came from a cache, a journal or a recording
     */
    public OptionalLong of(String example) {
        Long nanos = byExample.get(example);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }
}
