package dev.attune.engine.event;

import org.apiguardian.api.API;

/**
 * Receives the events of a run. Implementations are found by {@link java.util.ServiceLoader} and get the record of each test leaf before
 * the JUnit Platform learns that the leaf has finished.
 *
 * <p>Methods are called from the threads that execute the leaves, several at once when classes run in parallel; implementations
 * are thread-safe. An exception of a listener is logged and changes no result.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunListener {

    /** The prefix of progress messages that report a warning before the record that contains it. */
    String WARNING = "warning: ";

    /**
     * Receives lines of progress from a running leaf, or from a program after its leaves have run, in words for a person who is waiting.
     *
     * @param uniqueId the unique id of the leaf or the program on the JUnit Platform
     */
    default void progress(String uniqueId, String message) {}

    /**
     * Called when a phase of an optimizer has finished or was broken off.
     *
     * @param uniqueId the unique id of the leaf
     */
    default void phaseFinished(String uniqueId, PhaseRecord phase) {}

    /**
     * Called when a trial of an optimizer has finished. The first is the evaluation of the unoptimized program.
     *
     * @param uniqueId the unique id of the leaf
     */
    default void trialFinished(String uniqueId, TrialRecord trial) {}

    /** Called when a preflight leaf has finished. */
    default void preflightFinished(PreflightRecord preflight) {}

    /** Called when an optimizer leaf has finished, with or without a winner. */
    default void optimizationFinished(OptimizationRecord optimization) {}

    /** Called when a gate leaf has measured and decided. */
    default void gateFinished(GateRecord gate) {}

    /** Called when all gates have decided and the changes of the winner were measured one by one, before the last gate's leaf ends. */
    default void worthMeasured(WorthRecord worth) {}

    /** Called when a leaf has compared two models, in compare mode: with a row for each metric, or with that of its gate. */
    default void comparisonFinished(ComparisonRecord comparison) {}

    /** Called when a leaf has ended in whatever way, after the record of what it did, if there is one: also if it failed or was skipped. */
    default void leafFinished(LeafRecord leaf) {}

    /**
     * Called when all leaves of a program have ended, if one of them did more than the checks.
     *
     * @param programClass the fully qualified name of the annotated class
     */
    default void programFinished(String programClass) {}
}
