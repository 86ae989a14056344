package dev.attune.engine.model.budget;

import dev.attune.engine.event.Usage;
import dev.attune.engine.journal.RecordedAnswer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Counts calls and their tokens. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Meter {

    private final @Nullable Meter whole;
    private Usage usage = Usage.NONE;

    public Meter() {
        this(null);
    }

    private Meter(@Nullable Meter whole) {
        this.whole = whole;
    }

    /** A meter of some of the calls: this one counts them too. */
    public Meter part() {
        return new Meter(this);
    }

    /** What was counted so far. */
    public synchronized Usage usage() {
        return usage;
    }

    public void called(RecordedAnswer answer) {
        add(new Usage(1, 0, answer.inputTokens(), answer.outputTokens()));
    }

    public void cached() {
        add(new Usage(0, 1, 0, 0));
    }

    private void add(Usage more) {
        synchronized (this) {
            usage = usage.plus(more);
        }
        if (whole != null) {
            whole.add(more);
        }
    }
}
