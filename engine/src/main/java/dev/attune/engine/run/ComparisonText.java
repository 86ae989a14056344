package dev.attune.engine.run;

import dev.attune.annotations.Inconclusive;
import dev.attune.engine.event.ComparisonRecord;
import dev.attune.engine.event.ComparisonRecord.Guard;
import dev.attune.engine.event.ComparisonRecord.Row;
import dev.attune.engine.gate.Verdict;
import java.util.Locale;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A comparison of models in words, and what its leaf ends as. */
final class ComparisonText {

    private ComparisonText() {}

    /** A line for a person. */
    static String of(ComparisonRecord comparison, Row row) {
        Guard guard = row.guard();
        return guard != null
                ? guard.verdict() + ": " + String.join(" ", guard.reasons())
                : String.format(
                        Locale.ROOT,
                        "%s: %.3f with %s, %.3f with %s, difference %+.3f (%.0f %% interval %+.3f to %+.3f) on %d test examples",
                        row.metric(),
                        row.before().estimate().mean(),
                        comparison.before(),
                        row.after().estimate().mean(),
                        comparison.after(),
                        row.difference().mean(),
                        100 * row.difference().interval().confidence(),
                        row.difference().interval().low(),
                        row.difference().interval().high(),
                        row.difference().count());
    }

    /** Fails or aborts a leaf as its gate decides. */
    static void judge(Row row) {
        Guard guard = row.guard();
        if (guard == null
                || guard.verdict() == Verdict.PASSED
                || (guard.verdict() == Verdict.INCONCLUSIVE && guard.inconclusive() == Inconclusive.PASS)) {
            return;
        }
        String message = "Gate " + guard.verdict() + ": " + String.join(" ", guard.reasons());
        if (guard.verdict() == Verdict.INCONCLUSIVE && guard.inconclusive() != Inconclusive.FAIL) {
            TestAbortedException aborted = new TestAbortedException(message);
            aborted.setStackTrace(new StackTraceElement[0]);
            throw aborted;
        }
        if (guard.verdict() == Verdict.INCONCLUSIVE) {
            throw Failures.inconclusive(message);
        }
        AssertionFailedError failed = new AssertionFailedError(message);
        failed.setStackTrace(new StackTraceElement[0]);
        throw failed;
    }
}
