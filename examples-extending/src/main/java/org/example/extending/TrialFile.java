package org.example.extending;

import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writes a line for each trial and phase as soon as it has finished, for those who like to watch. */
public final class TrialFile implements RunListener {

    private final Path file;

    /** Made by {@link java.util.ServiceLoader}. */
    public TrialFile() {
        this(Path.of("target", "trials.txt"));
    }

    TrialFile(Path file) {
        this.file = file;
    }

    @Override
    public void trialFinished(String uniqueId, TrialRecord trial) {
        append(String.format(Locale.ROOT, "trial %d: %.3f %s", trial.number(), trial.score(), trial.configuration()));
    }

    @Override
    public void phaseFinished(String uniqueId, PhaseRecord phase) {
        append("phase " + phase.label() + ": " + phase.usage().calls() + " calls");
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        append(optimization.optimizer() + ": " + optimization.status());
    }

    private synchronized void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
