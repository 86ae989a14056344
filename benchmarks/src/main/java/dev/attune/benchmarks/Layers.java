package dev.attune.benchmarks;

import dev.attune.engine.config.Limits;
import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.journal.Journal;
import dev.attune.engine.journal.Recording;
import dev.attune.engine.model.SharedLayers;
import dev.attune.engine.model.budget.Budget;
import dev.attune.engine.model.budget.Meter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** What all models of a benchmark share. */
final class Layers {

    private Layers() {}

    /** A journal and no budget, no recording. */
    static SharedLayers journaled(Journal journal, Consumer<String> notices) {
        return new SharedLayers(
                new Budget(Limits.NONE, Clock.systemUTC()),
                new Meter(),
                Optional.of(journal),
                Optional.empty(),
                ReplayMode.OFF,
                Recording.blank(Path.of("none")),
                notices);
    }
}
