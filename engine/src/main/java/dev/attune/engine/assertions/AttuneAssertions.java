package dev.attune.engine.assertions;

import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.OptimizationRecord;
import org.apiguardian.api.API;

/**
 * The entry point of the assertions, for a static import beside AssertJ's own:
 *
 * <pre>{@code
 * ProgramResult result = Attune.run(MultiHopQaTest.class);
 * assertThat(result.gate("exactMatch")).hasPassed().hasGainOfAtLeast(0.02);
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AttuneAssertions {

    private AttuneAssertions() {}

    /** Assertions on what a gate measured. */
    public static GateAssert assertThat(GateRecord actual) {
        return new GateAssert(actual);
    }

    /** Assertions on what an optimizer did. */
    public static OptimizationAssert assertThat(OptimizationRecord actual) {
        return new OptimizationAssert(actual);
    }
}
