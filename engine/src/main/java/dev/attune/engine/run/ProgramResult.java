package dev.attune.engine.run;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.WorthRecord;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run of one program. Immutable.
 *
 * @param preflight what was found before the first model call
 * @param optimizations what each optimizer did, in the order of the annotations
 * @param gates what each gate measured, the objective's first
 * @param worth what each change of the winner is worth; null if that was not measured
 * @param comparisons what compare mode measured, leaf by leaf
 * @param failures what made steps fail, in order; a gate that is not passed is among them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProgramResult(
        PreflightRecord preflight,
        List<OptimizationRecord> optimizations,
        List<GateRecord> gates,
        @Nullable WorthRecord worth,
        List<ComparisonRecord> comparisons,
        List<Throwable> failures) {

    /** Copies the lists. */
    public ProgramResult {
        optimizations = List.copyOf(optimizations);
        gates = List.copyOf(gates);
        comparisons = List.copyOf(comparisons);
        failures = List.copyOf(failures);
    }

    /**
     * What the gate of a metric measured.
     *
     * @throws IllegalArgumentException if it measured nothing
     */
    public GateRecord gate(String metric) {
        return gates.stream()
                .filter(gate -> gate.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no gate of metric " + metric + " was measured; failures: " + failures));
    }

    /**
     * What an optimizer did.
     *
     * @throws IllegalArgumentException if it did nothing
     */
    public OptimizationRecord optimization(String optimizer) {
        return optimizations.stream()
                .filter(optimization -> optimization.optimizer().equals(optimizer))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("optimizer " + optimizer + " did not run; failures: " + failures));
    }
}
