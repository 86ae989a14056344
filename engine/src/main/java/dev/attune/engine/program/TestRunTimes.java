package dev.attune.engine.program;

import dev.attune.engine.predict.RunTimes;
import dev.attune.runtime.signature.PromptSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * How long programs ran on test examples. All gates of a class share it: of one that runs the same prompts as an earlier one, the answers
 * are known already. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestRunTimes {

    private final Map<PromptSet, RunTimes> byPrompts = new ConcurrentHashMap<>();

    /** The times of the program with these prompts. */
    public RunTimes of(PromptSet prompts) {
        return byPrompts.computeIfAbsent(prompts, first -> new RunTimes());
    }
}
