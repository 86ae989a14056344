package dev.attune.engine.event;

import org.apiguardian.api.API;

/**
 * Receives what a run has to tell. Implementations are found by {@link java.util.ServiceLoader} and get the record of each test
 * leaf before the JUnit Platform learns that the leaf has finished.
 *
 * <p>Methods are called from the threads that execute the leaves, several at once when classes run in parallel; implementations
 * are thread-safe. An exception of a listener is logged and changes no result.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunListener {

    /** What the progress starts with that tells a warning before the record that holds it. */
    String WARNING = "warning: ";

    /**
     * Lines of progress of a running leaf, or of a program when its leaves have run, in words for a person who waits.
     *
     * @param uniqueId the unique id of the leaf or the program on the JUnit Platform
     */
    default void progress(String uniqueId, String message) {}

    /**
     * A phase of an optimizer has finished, or was broken off.
     *
     * @param uniqueId the unique id of the leaf
     */
    default void phaseFinished(String uniqueId, PhaseRecord phase) {}

    /**
     * A trial of an optimizer has finished; also the evaluation of the unoptimized program, which is the first.
     *
     * @param uniqueId the unique id of the leaf
     */
    default void trialFinished(String uniqueId, TrialRecord trial) {}

    /** A preflight leaf has finished. */
    default void preflightFinished(PreflightRecord preflight) {}

    /** An optimizer leaf has finished, with a winner or without. */
    default void optimizationFinished(OptimizationRecord optimization) {}

    /** A gate leaf has measured and decided. */
    default void gateFinished(GateRecord gate) {}
}
