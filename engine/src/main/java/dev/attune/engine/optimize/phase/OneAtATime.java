package dev.attune.engine.optimize.phase;

import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.optimize.OptimizationEvents;

/** Hands events on, one thread at a time: what is done side by side also reports side by side. */
final class OneAtATime implements OptimizationEvents {

    private final OptimizationEvents events;

    OneAtATime(OptimizationEvents events) {
        this.events = events;
    }

    @Override
    public synchronized void progress(String line) {
        events.progress(line);
    }

    @Override
    public synchronized void trialFinished(TrialRecord trial) {
        events.trialFinished(trial);
    }

    @Override
    public long runsLater() {
        return events.runsLater();
    }

    @Override
    public boolean callsLeft() {
        return events.callsLeft();
    }

    @Override
    public synchronized void phaseFinished(PhaseRecord phase) {
        events.phaseFinished(phase);
    }
}
