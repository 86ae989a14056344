package dev.attune.report;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ProgramRuns;

/** Collects what leaves tell of their programs, for those who need all of it. Thread-safe. */
abstract class CollectingRunListener implements RunListener {

    private final ProgramRuns runs = new ProgramRuns();

    final ProgramRuns runs() {
        return runs;
    }

    /**
     * Called when a leaf has ended.
     *
     * @param run its program so far, this leaf included
     */
    void ended(LeafRecord leaf, ProgramRun run) {}

    @Override
    public void preflightFinished(PreflightRecord preflight) {
        runs.begin(preflight);
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        runs.add(optimization);
    }

    @Override
    public void gateFinished(GateRecord gate) {
        runs.add(gate);
    }

    @Override
    public void comparisonFinished(ComparisonRecord comparison) {
        runs.add(comparison);
    }

    @Override
    public final void worthMeasured(WorthRecord worth) {
        runs.add(worth);
    }

    @Override
    public final void leafFinished(LeafRecord leaf) {
        ended(leaf, runs.add(leaf));
    }
}
