package dev.attune.engine.model.budget;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Usage;
import dev.attune.engine.journal.RecordedAnswer;
import java.util.EnumMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Counts calls and their tokens, in all and by role. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Meter {

    private final @Nullable Meter whole;
    private final @Nullable Role role;
    private final Map<Role, Usage> byRole = new EnumMap<>(Role.class);
    private Usage usage = Usage.NONE;

    public Meter() {
        this(null, null);
    }

    private Meter(@Nullable Meter whole, @Nullable Role role) {
        this.whole = whole;
        this.role = role;
    }

    /** A meter of some of the calls: this one counts them too. */
    public Meter part() {
        return new Meter(this, null);
    }

    /** A meter of calls of a role: this one counts them too, as those of that role. */
    public Meter of(Role asked) {
        return new Meter(this, asked);
    }

    /** What was counted so far. */
    public synchronized Usage usage() {
        return usage;
    }

    /** What was counted so far of each role that was asked. */
    public synchronized Map<Role, Usage> byRole() {
        return new EnumMap<>(byRole);
    }

    public void called(RecordedAnswer answer) {
        add(new Usage(1, 0, answer.inputTokens(), answer.outputTokens()), role);
    }

    public void cached() {
        add(new Usage(0, 1, 0, 0), role);
    }

    private void add(Usage more, @Nullable Role asked) {
        synchronized (this) {
            usage = usage.plus(more);
            if (asked != null) {
                byRole.merge(asked, more, Usage::plus);
            }
        }
        if (whole != null) {
            whole.add(more, asked);
        }
    }
}
