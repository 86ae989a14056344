package dev.attune.engine.junit.descriptor;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.statistics.PairedDifference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;

/**
 * Publishes what a gate decided, and on what, as a report entry of its test, for whatever listens on the JUnit Platform. Thread-safe.
 *
 * @param root the root of the tests
 * @param listener hears of the entries
 */
record ReportEntries(TestDescriptor root, EngineExecutionListener listener) implements RunListener {

    @Override
    public void gateFinished(GateRecord gate) {
        root.findByUniqueId(UniqueId.parse(gate.leaf().uniqueId()))
                .map(TestDescriptor.class::cast)
                .ifPresent(leaf -> listener.reportingEntryPublished(leaf, ReportEntry.from(entries(gate))));
    }

    private static Map<String, String> entries(GateRecord gate) {
        PairedDifference gain = gate.difference();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("attune.metric", gate.metric());
        entries.put("attune.verdict", gate.verdict().name());
        entries.put(
                "attune.score.unoptimized",
                Double.toString(gate.baseline().estimate().mean()));
        entries.put(
                "attune.score.winner", Double.toString(gate.winner().estimate().mean()));
        entries.put("attune.gain", Double.toString(gain.mean()));
        entries.put("attune.gain.low", Double.toString(gain.interval().low()));
        entries.put("attune.gain.high", Double.toString(gain.interval().high()));
        entries.put("attune.examples", Integer.toString(gain.count()));
        return entries;
    }
}
