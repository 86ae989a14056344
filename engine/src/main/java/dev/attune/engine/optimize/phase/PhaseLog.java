package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.Phase;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.LanguageModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Times the phases of an optimization and counts what each costs, also of one that is broken off. Phases may overlap if each asks models with
 * a meter of its own. One thread at a time.
 */
final class PhaseLog {

    private final Consumer<PhaseRecord> finished;
    private final List<Open> open = new ArrayList<>();
    private final List<PhaseRecord> phases = new ArrayList<>();

    /** @param finished is told of each phase */
    PhaseLog(Consumer<PhaseRecord> finished) {
        this.finished = finished;
    }

    /** A phase under way. */
    final class Open {

        private final Phase phase;
        private final LanguageModels models;
        private final Usage before;
        private final long start = System.nanoTime();
        private final List<String> notes = new ArrayList<>();

        private Open(Phase phase, LanguageModels models) {
            this.phase = phase;
            this.models = models;
            this.before = models.usage();
        }

        /** The list to put its notes in. */
        List<String> notes() {
            return notes;
        }

        /** The models that it asks. */
        LanguageModels models() {
            return models;
        }

        /** Ends the phase, unless it has ended. */
        void end() {
            if (!open.remove(this)) {
                return;
            }
            PhaseRecord record = new PhaseRecord(
                    phase,
                    Duration.ofNanos(System.nanoTime() - start),
                    models.usage().since(before),
                    notes);
            phases.add(record);
            finished.accept(record);
        }
    }

    /**
     * Begins a phase.
     *
     * @param models what it asks; their usage from now on is its cost
     */
    Open begin(Phase phase, LanguageModels models) {
        Open begun = new Open(phase, models);
        open.add(begun);
        return begun;
    }

    /** Ends the phases that were broken off. */
    void endAll() {
        List.copyOf(open).forEach(Open::end);
    }

    /** The phases that have ended, in their order. */
    List<PhaseRecord> phases() {
        return phases.stream().sorted(Comparator.comparing(PhaseRecord::phase)).toList();
    }
}
