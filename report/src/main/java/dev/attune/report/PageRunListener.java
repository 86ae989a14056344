package dev.attune.report;

import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.report.page.ProgramRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apiguardian.api.API;

/**
 * Writes the page of a run, {@code report.html} in the folder of {@code attune.output}, anew at the end of each leaf and so before a gate
 * fails the build. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PageRunListener extends CollectingRunListener {

    @Override
    void ended(LeafRecord leaf, ProgramRun run) {
        RunInfo info = leaf.run();
        try {
            ReportFile.write(info == null ? OutputFolder.unknown() : info.output(), run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
