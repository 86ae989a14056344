package dev.attune.engine.event;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One phase of an optimization.
 *
 * @param phase which one
 * @param duration how long it took, from its beginning to its end; phases may overlap
 * @param usage its cost
 * @param notes one sentence for each thing to report: what was found, what was given up
 * @param stage the optimizer that it is a phase of, if that is a stage of a chain; null if there is no chain
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PhaseRecord(
        Phase phase,
        Duration duration,
        Usage usage,
        List<String> notes,
        @Nullable String stage) {

    /** Copies the list. */
    public PhaseRecord {
        notes = List.copyOf(notes);
    }

    /** A phase of an optimizer that runs alone. */
    public PhaseRecord(Phase phase, Duration duration, Usage usage, List<String> notes) {
        this(phase, duration, usage, notes, null);
    }

    /** Returns the phase as one of a stage of a chain. */
    public PhaseRecord ofStage(String optimizer) {
        return new PhaseRecord(phase, duration, usage, notes, optimizer);
    }

    /** Returns the name for people: that of the phase, after that of the stage if there is one. */
    public String label() {
        return stage == null ? phase.label() : stage + " " + phase.label();
    }
}
