package dev.attune.report;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ProgramRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apiguardian.api.API;

/**
 * Writes the page of a run, {@code report.html} in the folder of {@code attune.output}, anew at the end of each leaf and so before a gate
 * fails the build. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PageRunListener implements RunListener {

    private final ProgramRuns runs = new ProgramRuns();

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
    public void worthMeasured(WorthRecord worth) {
        runs.add(worth);
    }

    @Override
    public void leafFinished(LeafRecord leaf) {
        ProgramRun run = runs.add(leaf);
        RunInfo info = leaf.run();
        try {
            ReportFile.write(info == null ? OutputFolder.unknown() : info.output(), run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
