package dev.attune.engine.assertions;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.gate.Verdict;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Assertions on what a gate measured on the test split. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GateAssert extends AbstractAssert<GateAssert, GateRecord> {

    /** Rounding errors of means are far below this share of a metric's unit, and differences that matter far above. */
    private static final double TOLERANCE = 1e-12;

    GateAssert(GateRecord actual) {
        super(actual, GateAssert.class);
    }

    /**
     * The gate is passed: every threshold is met, and shown to be.
     *
     * @throws AssertionError if a threshold is missed; the message starts with {@code Gate FAILED:}
     * @throws TestAbortedException if a threshold is met but not shown to be; the message starts with {@code Gate INCONCLUSIVE:}
     */
    public GateAssert hasPassed() {
        isNotNull();
        String reasons = String.join(" ", actual.reasons());
        if (actual.verdict() == Verdict.FAILED) {
            throw new AssertionFailedError(
                    "Gate FAILED: " + reasons,
                    instructions(ModuleChange::instructionBefore),
                    instructions(ModuleChange::instructionAfter));
        }
        if (actual.verdict() == Verdict.INCONCLUSIVE) {
            throw new TestAbortedException("Gate INCONCLUSIVE: " + reasons);
        }
        return this;
    }

    /**
     * The gate was decided that way.
     *
     * @throws AssertionError if it was not
     */
    public GateAssert hasVerdict(Verdict expected) {
        isNotNull();
        if (actual.verdict() != expected) {
            throw failureWithActualExpected(
                    actual.verdict(),
                    expected,
                    "Expected gate %s to be %s but it is %s: %s",
                    actual.metric(),
                    expected,
                    actual.verdict(),
                    String.join(" ", actual.reasons()));
        }
        return this;
    }

    /**
     * The winner scores at least that much on the test split, as measured.
     *
     * @param expected in units of the metric
     * @throws AssertionError if it scores less
     */
    public GateAssert hasScoreOfAtLeast(double expected) {
        isNotNull();
        double score = actual.winner().estimate().mean();
        if (!(score >= expected - TOLERANCE)) {
            throw failure(
                    "Expected the winner to score at least %s in %s but it scores %s on %d test examples%s",
                    number(expected),
                    actual.metric(),
                    number(score),
                    actual.winner().estimate().count(),
                    notCounted());
        }
        return this;
    }

    /**
     * The winner is at least that much better than the unoptimized program on the test split, as measured.
     *
     * @param expected in units of the metric
     * @throws AssertionError if it gains less
     */
    public GateAssert hasGainOfAtLeast(double expected) {
        isNotNull();
        double gain = actual.difference().mean();
        if (!(gain >= expected - TOLERANCE)) {
            throw failure(
                    "Expected the winner to gain at least %s in %s but it gains %s, from %s to %s%s",
                    number(expected),
                    actual.metric(),
                    number(gain),
                    number(actual.baseline().estimate().mean()),
                    number(actual.winner().estimate().mean()),
                    notCounted());
        }
        return this;
    }

    /**
     * The gain is shown to be above zero: its confidence interval lies above it.
     *
     * @throws AssertionError if it is not
     */
    public GateAssert hasShownGain() {
        isNotNull();
        if (!(actual.difference().interval().low() > 0)) {
            throw failure(
                    "Expected a gain in %s that is shown, but its interval is %s to %s",
                    actual.metric(),
                    number(actual.difference().interval().low()),
                    number(actual.difference().interval().high()));
        }
        return this;
    }

    private String notCounted() {
        int lost = actual.winner().notCounted();
        int all = lost + actual.winner().estimate().count();
        return lost == 0 ? "" : " (" + lost + " of " + all + " are not counted)";
    }

    private String instructions(Function<ModuleChange, String> side) {
        return actual.modules().stream()
                .flatMap(ModuleChange::voters)
                .map(change -> change.module() + ": " + side.apply(change))
                .collect(Collectors.joining("\n"));
    }

    private static String number(double value) {
        return Objects.requireNonNull(String.format(Locale.ROOT, "%.4g", value));
    }
}
