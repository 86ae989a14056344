package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.budget.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Times the phases of an optimization and counts what each costs, also of one that is broken off. One thread at a time. */
final class PhaseLog {

    private final Meter meter;
    private final List<PhaseRecord> phases = new ArrayList<>();

    PhaseLog(Meter meter) {
        this.meter = meter;
    }

    /** Runs a phase, which gets a list to put its notes in. */
    <T> T run(Phase phase, Function<List<String>, T> body) {
        Usage before = meter.usage();
        long start = System.nanoTime();
        List<String> notes = new ArrayList<>();
        try {
            return body.apply(notes);
        } finally {
            phases.add(new PhaseRecord(
                    phase,
                    Duration.ofNanos(System.nanoTime() - start),
                    meter.usage().since(before),
                    notes));
        }
    }

    List<PhaseRecord> phases() {
        return phases;
    }
}
