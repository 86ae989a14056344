package dev.attune.engine.assertions;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.OptimizationRecord.Status;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what an optimizer did. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptimizationAssert extends AbstractAssert<OptimizationAssert, OptimizationRecord> {

    OptimizationAssert(OptimizationRecord actual) {
        super(actual, OptimizationAssert.class);
    }

    /**
     * The optimization ended that way.
     *
     * @throws AssertionError if it did not; the message says how it ended and why
     */
    public OptimizationAssert hasStatus(Status expected) {
        isNotNull();
        if (actual.status() != expected) {
            throw failureWithActualExpected(
                    actual.status(),
                    expected,
                    "Expected %s to end %s but it ended %s: %s",
                    actual.optimizer(),
                    expected,
                    actual.status(),
                    actual.statusReason());
        }
        return this;
    }

    /**
     * The winner differs from the unoptimized program in that module.
     *
     * @throws AssertionError if it does not, or there is no such module
     */
    public OptimizationAssert changed(String module) {
        isNotNull();
        ModuleChange change = actual.modules().stream()
                .filter(candidate -> candidate.module().equals(module))
                .findFirst()
                .orElseThrow(() -> failure(
                        "Expected a module %s but there are %s",
                        module, actual.leaf().modules()));
        if (!change.changesThePrompt()) {
            throw failure("Expected %s to change module %s but it is as before", actual.optimizer(), module);
        }
        return this;
    }

    /**
     * The optimization made at most that many model calls.
     *
     * @throws AssertionError if it made more
     */
    public OptimizationAssert madeAtMostCalls(long expected) {
        isNotNull();
        if (actual.usage().calls() > expected) {
            throw failure(
                    "Expected %s to make at most %d model calls but it made %d",
                    actual.optimizer(), expected, actual.usage().calls());
        }
        return this;
    }
}
