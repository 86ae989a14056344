package dev.attune.engine.run;

import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.runtime.artifact.Difference;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** A failure of a leaf that knows what kind of failure it is. It has no stack trace, which would say nothing more. */
final class LeafFailure extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final transient List<Difference> changes;

    LeafFailure(Outcome outcome, String message) {
        this(outcome, message, List.of());
    }

    LeafFailure(Outcome outcome, String message, List<Difference> changes) {
        super(message);
        this.outcome = outcome;
        this.changes = List.copyOf(changes);
        setStackTrace(new StackTraceElement[0]);
    }

    Outcome outcome() {
        return outcome;
    }

    List<Difference> changes() {
        return changes;
    }
}
