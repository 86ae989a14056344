package dev.attune.engine.model.budget;

import dev.attune.engine.event.Usage;
import dev.attune.engine.journal.RecordedAnswer;
import org.apiguardian.api.API;

/** Counts the calls and tokens of all roles together. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Meter {

    private Usage usage = Usage.NONE;

    /** What was counted so far. */
    public synchronized Usage usage() {
        return usage;
    }

    public synchronized void called(RecordedAnswer answer) {
        usage = usage.plus(new Usage(1, 0, answer.inputTokens(), answer.outputTokens()));
    }

    public synchronized void cached() {
        usage = usage.plus(new Usage(0, 1, 0, 0));
    }
}
