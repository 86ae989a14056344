package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Times the phases of an optimization and counts what each costs, also of one that is broken off. One thread at a time. */
final class PhaseLog {

    private final Supplier<Usage> usage;
    private final Consumer<PhaseRecord> finished;
    private final List<PhaseRecord> phases = new ArrayList<>();

    /**
     * A log without phases.
     *
     * @param usage what has been used so far
     * @param finished is told of each phase
     */
    PhaseLog(Supplier<Usage> usage, Consumer<PhaseRecord> finished) {
        this.usage = usage;
        this.finished = finished;
    }

    /** Runs a phase, which gets a list to put its notes in. */
    <T> T run(Phase phase, Function<List<String>, T> body) {
        Usage before = usage.get();
        long start = System.nanoTime();
        List<String> notes = new ArrayList<>();
        try {
            return body.apply(notes);
        } finally {
            PhaseRecord record = new PhaseRecord(
                    phase,
                    Duration.ofNanos(System.nanoTime() - start),
                    usage.get().since(before),
                    notes);
            phases.add(record);
            finished.accept(record);
        }
    }

    List<PhaseRecord> phases() {
        return phases;
    }
}
