package dev.attune.report.page;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the run of one program. Immutable.
 *
 * @param program one of its leaves
 * @param preflight the checks before the first model call; null if they were not told
 * @param searches the searches, and the artifacts that made one needless
 * @param gates the gates that have decided
 * @param leaves the leaves that have ended
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProgramRun(
        LeafInfo program,
        @Nullable PreflightRecord preflight,
        List<OptimizationRecord> searches,
        List<GateRecord> gates,
        List<LeafRecord> leaves) {

    /** The gravest first: what a reader must know before anything else. */
    private static final List<Outcome> GRAVEST = List.of(
            Outcome.ERROR,
            Outcome.ABORTED,
            Outcome.USER_CODE,
            Outcome.MODELS,
            Outcome.BUDGET,
            Outcome.PREFLIGHT,
            Outcome.STALE,
            Outcome.FAILED,
            Outcome.INCONCLUSIVE,
            Outcome.ACCEPTED,
            Outcome.PASSED,
            Outcome.SKIPPED);

    /** Copies the lists. */
    public ProgramRun {
        searches = List.copyOf(searches);
        gates = List.copyOf(gates);
        leaves = List.copyOf(leaves);
    }

    /** A run of which nothing is known yet. */
    public static ProgramRun of(LeafInfo program) {
        return new ProgramRun(program, null, List.of(), List.of(), List.of());
    }

    /** With the checks. */
    public ProgramRun with(PreflightRecord checks) {
        return new ProgramRun(program, checks, searches, gates, leaves);
    }

    /** With another search. */
    public ProgramRun with(OptimizationRecord search) {
        return new ProgramRun(program, preflight, added(searches, search), gates, leaves);
    }

    /** With another gate. */
    public ProgramRun with(GateRecord gate) {
        return new ProgramRun(program, preflight, searches, added(gates, gate), leaves);
    }

    /** With another leaf. */
    public ProgramRun with(LeafRecord leaf) {
        return new ProgramRun(program, preflight, searches, gates, added(leaves, leaf));
    }

    private static <T> List<T> added(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    /** The leaf that a reader must know of first; empty if none has ended. */
    public Optional<LeafRecord> gravest() {
        return leaves.stream().min(Comparator.comparingInt(leaf -> GRAVEST.indexOf(leaf.outcome())));
    }

    /** The last leaf that knows of its run; empty if there is none. */
    Optional<LeafRecord> last() {
        return leaves.stream().filter(leaf -> leaf.run() != null).reduce((first, second) -> second);
    }
}
