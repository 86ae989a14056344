package dev.attune.engine.run;

import dev.attune.engine.event.LeafRecord.Outcome;
import org.opentest4j.AssertionFailedError;

/** A failure of a leaf that knows what kind of failure it is. It has no stack trace, which would say nothing more. */
final class LeafFailure extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    LeafFailure(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
        setStackTrace(new StackTraceElement[0]);
    }

    Outcome outcome() {
        return outcome;
    }
}
