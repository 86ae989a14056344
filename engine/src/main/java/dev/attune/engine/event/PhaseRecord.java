package dev.attune.engine.event;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One phase of an optimization.
 *
 * @param phase which one
 * @param duration how long it took
 * @param usage what it cost
 * @param notes what it has to tell, a sentence each: what was found, what was given up
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseRecord(Phase phase, Duration duration, Usage usage, List<String> notes) {

    /** Copies the list. */
    public PhaseRecord {
        notes = List.copyOf(notes);
    }
}
