package dev.attune.engine.optimize;

import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.TrialRecord;
import org.apiguardian.api.API;

/** Takes what an optimizer tells while it runs. One thread at a time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface OptimizationEvents {

    /** A line for a person who waits. */
    default void progress(String line) {}

    /** A trial is finished. The first one tells the baseline, from which it is known what the gate will need. */
    default void trialFinished(TrialRecord trial) {}

    /** A phase is finished, or was broken off. */
    default void phaseFinished(PhaseRecord phase) {}
}
