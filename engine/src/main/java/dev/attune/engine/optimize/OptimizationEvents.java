package dev.attune.engine.optimize;

import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import org.apiguardian.api.API;

/** Receives what an optimizer reports while it runs. One thread at a time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OptimizationEvents {

    /** Receives a line for a person who is waiting. */
    default void progress(String line) {}

    /** Called when a trial has finished. The first trial is the baseline, which shows what the gate will need. */
    default void trialFinished(TrialRecord trial) {}

    /** Returns how many runs of the program follow the search, so that the time it takes can be told; 0 if nobody knows. */
    default long runsLater() {
        return 0;
    }

    /** Returns whether the budget leaves the search any call, beside those that are kept for what follows it. */
    default boolean callsLeft() {
        return true;
    }

    /** Called when a phase has finished or was broken off. */
    default void phaseFinished(PhaseRecord phase) {}
}
