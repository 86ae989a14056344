package dev.attune.engine.event;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One phase of an optimization.
 *
 * @param phase which one
 * @param duration how long it took, from its beginning to its end; phases may overlap
 * @param usage its cost
 * @param notes one sentence for each thing to report: what was found, what was given up
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseRecord(Phase phase, Duration duration, Usage usage, List<String> notes) {

    /** Copies the list. */
    public PhaseRecord {
        notes = List.copyOf(notes);
    }
}
