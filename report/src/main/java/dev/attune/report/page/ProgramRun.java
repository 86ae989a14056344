package dev.attune.report.page;

import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.Usage;
import dev.attune.engine.event.WorthRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the run of one program. Immutable.
 *
 * @param program one of its leaves
 * @param preflight the checks before the first model call; null if they were not told
 * @param searches the searches, and the artifacts that made one needless
 * @param gates the gates that have decided
 * @param comparisons the comparisons of two models, in compare mode
 * @param worth what each change of the winner is worth on test examples; null if that was not measured
 * @param history the runs before; null if nobody has looked
 * @param leaves the leaves that have ended
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProgramRun(
        LeafInfo program,
        @Nullable PreflightRecord preflight,
        List<OptimizationRecord> searches,
        List<GateRecord> gates,
        List<ComparisonRecord> comparisons,
        @Nullable WorthRecord worth,
        @Nullable History history,
        List<LeafRecord> leaves) {

    private static final List<Outcome> WORST_LAST = List.of(
            Outcome.SKIPPED,
            Outcome.PASSED,
            Outcome.ACCEPTED,
            Outcome.INCONCLUSIVE,
            Outcome.FAILED,
            Outcome.STALE,
            Outcome.MISSING,
            Outcome.ABORTED,
            Outcome.BUDGET,
            Outcome.MODELS,
            Outcome.USER_CODE,
            Outcome.PREFLIGHT,
            Outcome.ERROR);

    /** Copies the lists. */
    public ProgramRun {
        searches = List.copyOf(searches);
        gates = List.copyOf(gates);
        comparisons = List.copyOf(comparisons);
        leaves = List.copyOf(leaves);
    }

    /** A run of which nothing is known yet. */
    public static ProgramRun of(LeafInfo program) {
        return new ProgramRun(program, null, List.of(), List.of(), List.of(), null, null, List.of());
    }

    /** With the checks. */
    public ProgramRun with(PreflightRecord checks) {
        return new ProgramRun(program, checks, searches, gates, comparisons, worth, history, leaves);
    }

    /** With another search. */
    public ProgramRun with(OptimizationRecord search) {
        return new ProgramRun(
                program, preflight, put(searches, search, ProgramRun::id), gates, comparisons, worth, history, leaves);
    }

    /** With another gate. */
    public ProgramRun with(GateRecord gate) {
        return new ProgramRun(
                program,
                preflight,
                searches,
                put(gates, gate, known -> known.leaf().uniqueId()),
                comparisons,
                worth,
                history,
                leaves);
    }

    /** With another comparison of two models. */
    public ProgramRun with(ComparisonRecord comparison) {
        return new ProgramRun(
                program,
                preflight,
                searches,
                gates,
                put(comparisons, comparison, known -> known.leaf().uniqueId()),
                worth,
                history,
                leaves);
    }

    /** With what each change is worth. */
    public ProgramRun with(WorthRecord measured) {
        return new ProgramRun(program, preflight, searches, gates, comparisons, measured, history, leaves);
    }

    /** With the runs before it. */
    public ProgramRun with(History before) {
        return new ProgramRun(program, preflight, searches, gates, comparisons, worth, before, leaves);
    }

    /** With another leaf. */
    public ProgramRun with(LeafRecord leaf) {
        return new ProgramRun(
                program,
                preflight,
                searches,
                gates,
                comparisons,
                worth,
                history,
                put(leaves, leaf, known -> known.leaf().uniqueId()));
    }

    /** A gate that runs alone has the searches of several optimizers. */
    private static List<String> id(OptimizationRecord search) {
        return List.of(search.leaf().uniqueId(), search.optimizer());
    }

    /** A leaf that runs again tells what it told before. */
    private static <T> List<T> put(List<T> list, T element, Function<T, Object> id) {
        List<T> others = new ArrayList<>(list);
        others.removeIf(known -> id.apply(known).equals(id.apply(element)));
        others.add(element);
        return others;
    }

    /** What all of it has cost. */
    Usage usage() {
        Usage usage = worth == null ? Usage.NONE : worth.usage();
        for (OptimizationRecord search : searches) {
            usage = usage.plus(search.usage());
        }
        for (GateRecord gate : gates) {
            usage = usage.plus(gate.usage());
        }
        for (ComparisonRecord comparison : comparisons) {
            usage = usage.plus(comparison.usage());
        }
        return usage;
    }

    /** How the program ended: like the leaf that ended worst; empty if none has ended. */
    Optional<Outcome> outcome() {
        return worst().map(LeafRecord::outcome);
    }

    /** The leaf that ended worst, the first of several; empty if none has ended. */
    Optional<LeafRecord> worst() {
        return leaves.stream().max(Comparator.comparingInt(leaf -> WORST_LAST.indexOf(leaf.outcome())));
    }

    /** How the leaf ended that ended worst; empty if there is none. */
    public static Optional<Outcome> worst(Collection<LeafRecord> leaves) {
        return leaves.stream().map(LeafRecord::outcome).max(Comparator.comparingInt(WORST_LAST::indexOf));
    }

    /** What is known of the run; empty if no leaf knows of it. */
    public Optional<RunInfo> info() {
        return last().map(LeafRecord::run);
    }

    /** The last leaf that knows of its run; empty if there is none. */
    Optional<LeafRecord> last() {
        return leaves.stream().filter(leaf -> leaf.run() != null).reduce((first, second) -> second);
    }
}
