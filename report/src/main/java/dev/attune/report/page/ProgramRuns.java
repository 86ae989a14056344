package dev.attune.report.page;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.WorthRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** Collects what leaves tell, program by program. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProgramRuns {

    private final Map<String, ProgramRun> runs = new LinkedHashMap<>();

    /** Keeps the checks of a program, with which its run begins. */
    public synchronized void begin(PreflightRecord preflight) {
        LeafInfo leaf = preflight.leaf();
        runs.put(leaf.programClass(), ProgramRun.of(leaf).with(preflight));
    }

    /** Keeps a search. */
    public void add(OptimizationRecord search) {
        change(search.leaf(), run -> run.with(search));
    }

    /** Keeps a gate. */
    public void add(GateRecord gate) {
        change(gate.leaf(), run -> run.with(gate));
    }

    /** Keeps the comparison of two models. */
    public void add(ComparisonRecord comparison) {
        change(comparison.leaf(), run -> run.with(comparison));
    }

    /** Keeps what each change is worth. */
    public void add(WorthRecord worth) {
        change(worth.leaf(), run -> run.with(worth));
    }

    /** Keeps how a leaf ended, and returns all that is known of its program, with the runs before this one. */
    public ProgramRun add(LeafRecord leaf) {
        return change(leaf.leaf(), run -> {
            RunInfo info = leaf.run();
            ProgramRun ended = run.with(leaf);
            return info == null || run.history() != null
                    ? ended
                    : ended.with(History.of(leaf.leaf().programClass(), History.in(info.journals())));
        });
    }

    /** All that is known of a program; empty if nothing is. */
    public synchronized Optional<ProgramRun> of(String programClass) {
        return Optional.ofNullable(runs.get(programClass));
    }

    private synchronized ProgramRun change(LeafInfo leaf, UnaryOperator<ProgramRun> change) {
        ProgramRun changed = change.apply(runs.getOrDefault(leaf.programClass(), ProgramRun.of(leaf)));
        runs.put(leaf.programClass(), changed);
        return changed;
    }
}
