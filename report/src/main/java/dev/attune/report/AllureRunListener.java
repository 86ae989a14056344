package dev.attune.report;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.report.page.ProgramRun;
import org.apiguardian.api.API;

/** Takes what the engine tells of finished leaves and keeps it for {@link AllureTestDecorator}. Found by the engine as a service. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class AllureRunListener extends CollectingRunListener {

    private final FinishedLeaves leaves;

    /** For {@link java.util.ServiceLoader}. */
    public AllureRunListener() {
        this(FinishedLeaves.SHARED);
    }

    AllureRunListener(FinishedLeaves leaves) {
        this.leaves = leaves;
    }

    @Override
    public void preflightFinished(PreflightRecord preflight) {
        super.preflightFinished(preflight);
        leaves.put(preflight.leaf().uniqueId(), new PreflightReport(preflight));
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        super.optimizationFinished(optimization);
        leaves.put(optimization.leaf().uniqueId(), new OptimizationReport(optimization));
    }

    @Override
    public void gateFinished(GateRecord gate) {
        super.gateFinished(gate);
        leaves.put(gate.leaf().uniqueId(), new GateReport(gate));
    }

    @Override
    public void comparisonFinished(ComparisonRecord comparison) {
        super.comparisonFinished(comparison);
        leaves.put(comparison.leaf().uniqueId(), new ComparisonReport(comparison));
    }

    @Override
    void ended(LeafRecord leaf, ProgramRun run) {
        String uniqueId = leaf.leaf().uniqueId();
        leaves.put(uniqueId, new EndedLeaf(leaf, leaves.take(uniqueId).orElse(null), run));
    }
}
