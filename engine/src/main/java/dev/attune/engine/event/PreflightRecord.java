package dev.attune.engine.event;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What the checks before the first model call found.
 *
 * @param leaf the test leaf
 * @param checks each check with its finding, in the order of the checks
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreflightRecord(LeafInfo leaf, List<Check> checks) {

    /** Copies the list. */
    public PreflightRecord {
        checks = List.copyOf(checks);
    }

    /**
     * One check.
     *
     * @param name what was checked, in a few words
     * @param status how it ended
     * @param message what was found
     */
    public record Check(String name, Status status, String message) {}

    /** How a check ended. */
    public enum Status {
        /** Nothing is wrong. */
        OK,
        /** The run continues, but its result is less reliable. */
        WARNING,
        /** The run cannot continue. */
        FAILED
    }
}
