package dev.attune.engine.model;

import dev.attune.engine.event.Usage;
import dev.langchain4j.model.output.TokenUsage;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Counts the calls and tokens of all roles together. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Meter {

    private Usage usage = Usage.NONE;

    /** What was counted so far. */
    public synchronized Usage usage() {
        return usage;
    }

    synchronized void called(@Nullable TokenUsage tokens) {
        long in = tokens == null || tokens.inputTokenCount() == null ? 0 : tokens.inputTokenCount();
        long out = tokens == null || tokens.outputTokenCount() == null ? 0 : tokens.outputTokenCount();
        usage = usage.plus(new Usage(1, 0, in, out));
    }

    synchronized void cached() {
        usage = usage.plus(new Usage(0, 1, 0, 0));
    }
}
