package dev.attune.engine.program;

import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.model.budget.Cost;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import java.time.Duration;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The part of the budget that is kept for the gates while optimizers search: a winner that nobody can judge is worth nothing. Gates
 * measure the unoptimized program and the winner on the same test examples, once for all of them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateReserve {

    /** Demos make the prompts of the winner longer than those of the unoptimized program, which have one share. */
    private static final int PARTS_OF_WINNER = 2;

    private GateReserve() {}

    /** Keeps what is known before the first call: that each example takes one call of each module, and those of the judges. */
    public static void expected(PreparedProgram prepared) {
        if (prepared.definition().hasGates()) {
            prepared.models().budget().keep(new Cost(calls(prepared), 0, 0), Duration.ZERO);
        }
    }

    /** The calls of all gates, if each example takes one call of each module, and those of the judges. */
    public static long calls(PreparedProgram prepared) {
        long programs = prepared.definition().optimizers().isEmpty() ? 1 : 2;
        long prompts = programs == 1 ? 1 : 1 + voters(prepared);
        long graded = prepared.definition().metrics().stream()
                .filter(metric -> metric.gate() != null)
                .mapToLong(metric -> (long) metric.judgeCalls()
                        * prepared.instance().graded(metric.name()).size())
                .sum();
        int judges = prepared.definition().metrics().stream()
                .filter(metric -> metric.gate() != null)
                .mapToInt(MetricSpec::judgeCalls)
                .sum();
        return (prompts * prepared.definition().signatures().size() + programs * judges) * runs(prepared) + graded;
    }

    /** The most prompts of a module that may answer a call of a winner. */
    private static int voters(PreparedProgram prepared) {
        return prepared.definition().optimizers().stream()
                .mapToInt(spec -> spec.optimizer().voters())
                .max()
                .orElse(1);
    }

    /** How many calls may be made to measure what each change of a winner is worth, when the gates have decided. Nothing is kept for them. */
    public static long worth(PreparedProgram prepared) {
        return prepared.definition().optimizers().isEmpty()
                ? 0
                : (long) (prepared.settings().attribution() * calls(prepared));
    }

    /**
     * Keeps what follows from the evaluation of the unoptimized program.
     *
     * @param took how long it took
     */
    public static void measured(PreparedProgram prepared, TrialRecord baseline, Duration took) {
        if (!prepared.definition().hasGates() || baseline.examples() == 0) {
            return;
        }
        long tests = runs(prepared);
        int voters = voters(prepared);
        int parts = 1 + PARTS_OF_WINNER * voters;
        long calls = baseline.usage().calls() + baseline.usage().cachedCalls();
        long tokens = baseline.usage().inputTokens() + baseline.usage().outputTokens();
        Cost spent = prepared.models().budget().spent();
        long nanoUsdPerCall = spent.calls() == 0 ? 0 : spent.nanoUsd() / spent.calls();
        prepared.models()
                .budget()
                .keep(
                        new Cost(
                                share((1 + voters) * calls, tests, baseline),
                                share(parts * tokens, tests, baseline),
                                share(parts * calls * nanoUsdPerCall, tests, baseline)),
                        took.multipliedBy(parts * tests).dividedBy(baseline.examples()));
    }

    /** How often gates run a program. */
    private static long runs(PreparedProgram prepared) {
        int repeats = prepared.definition().metrics().stream()
                .map(MetricSpec::gate)
                .filter(Objects::nonNull)
                .mapToInt(GateSpec::repeats)
                .max()
                .orElse(1);
        return (long) repeats * prepared.splits().test().size();
    }

    private static long share(long ofAll, long tests, TrialRecord baseline) {
        return (ofAll * tests + baseline.examples() - 1) / baseline.examples();
    }

    /** Gives it free. */
    public static void release(PreparedProgram prepared) {
        prepared.models().budget().release();
    }
}
