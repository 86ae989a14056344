package dev.attune.report;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Writes what each program came to into {@code summary.json} in the folder of what runs leave behind, for other programs to read. It is
 * written anew whenever a leaf ends, before its failure fails the build. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryRunListener implements RunListener {

    private final Path otherwise;
    private final Map<String, ProgramSummary> programs = new LinkedHashMap<>();

    /** For {@link java.util.ServiceLoader}. */
    public SummaryRunListener() {
        this(OutputFolder.unknown());
    }

    /** @param otherwise the folder for programs that do not get as far as to know theirs */
    SummaryRunListener(Path otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public synchronized void optimizationFinished(OptimizationRecord optimization) {
        of(optimization.leaf().programClass()).add(optimization);
    }

    @Override
    public synchronized void gateFinished(GateRecord gate) {
        of(gate.leaf().programClass()).add(gate);
    }

    @Override
    public synchronized void comparisonFinished(ComparisonRecord comparison) {
        of(comparison.leaf().programClass()).add(comparison);
    }

    @Override
    public synchronized void worthMeasured(WorthRecord worth) {
        of(worth.leaf().programClass()).add(worth);
    }

    @Override
    public synchronized void leafFinished(LeafRecord leaf) {
        ProgramSummary program = of(leaf.leaf().programClass());
        program.add(leaf);
        Path folder = leaf.run() == null ? otherwise : leaf.run().output();
        try {
            new SummaryFile(folder).put(program.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProgramSummary of(String programClass) {
        return programs.computeIfAbsent(programClass, name -> new ProgramSummary());
    }
}
