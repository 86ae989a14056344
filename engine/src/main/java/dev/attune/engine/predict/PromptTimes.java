package dev.attune.engine.predict;

import dev.attune.runtime.signature.PromptSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * How long programs ran on the examples of one split, by their prompts. All that measure them there share it: where one runs the same prompts as
 * an earlier one, the answers are known already. Thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PromptTimes {

    private final Map<PromptSet, RunTimes> byPrompts = new ConcurrentHashMap<>();

    /** Returns the times of the program with these prompts. */
    public RunTimes of(PromptSet prompts) {
        return byPrompts.computeIfAbsent(prompts, first -> new RunTimes());
    }
}
