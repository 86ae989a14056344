package dev.attune.engine.run;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PhaseRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.WorthRecord;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Several listeners as one. A listener that fails is logged and the others are still told: a report that cannot be written must not
 * cost the run.
 *
 * @param listeners the listeners in order
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunListeners(List<RunListener> listeners) implements RunListener {

    /** Copies the list. */
    public RunListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void progress(String uniqueId, String message) {
        tell(listener -> listener.progress(uniqueId, message));
    }

    @Override
    public void phaseFinished(String uniqueId, PhaseRecord phase) {
        tell(listener -> listener.phaseFinished(uniqueId, phase));
    }

    @Override
    public void trialFinished(String uniqueId, TrialRecord trial) {
        tell(listener -> listener.trialFinished(uniqueId, trial));
    }

    @Override
    public void preflightFinished(PreflightRecord preflight) {
        tell(listener -> listener.preflightFinished(preflight));
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        tell(listener -> listener.optimizationFinished(optimization));
    }

    @Override
    public void gateFinished(GateRecord gate) {
        tell(listener -> listener.gateFinished(gate));
    }

    @Override
    public void worthMeasured(WorthRecord worth) {
        tell(listener -> listener.worthMeasured(worth));
    }

    @Override
    public void comparisonFinished(ComparisonRecord comparison) {
        tell(listener -> listener.comparisonFinished(comparison));
    }

    @Override
    public void leafFinished(LeafRecord leaf) {
        tell(listener -> listener.leafFinished(leaf));
    }

    @Override
    public void programFinished(String programClass) {
        tell(listener -> listener.programFinished(programClass));
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(RunListeners.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "listener " + listener.getClass().getName() + " failed",
                                e);
            }
        }
    }
}
