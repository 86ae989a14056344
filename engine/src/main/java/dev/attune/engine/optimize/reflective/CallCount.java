package dev.attune.engine.optimize.reflective;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.optimize.Finalist;
import dev.attune.runtime.ModuleCall;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the model calls of a search by what it has seen of them, so that it ends at the same point whatever a cache knows from before. One
 * thread at a time.
 */
final class CallCount {

    private final Set<Call> known = new HashSet<>();
    private final double perRun;
    private long calls;

    /** @param baseline the unoptimized program, whose runs are known and count for nothing */
    CallCount(Finalist baseline) {
        add(baseline.prompts(), baseline.evaluation());
        perRun = Math.max(
                1, calls / (double) Math.max(1, baseline.evaluation().results().size()));
        calls = 0;
    }

    /** What decides about an answer. */
    private record Call(String module, ModulePrompt prompt, Map<String, String> inputs, long rollout) {}

    /** Counts the calls of runs that were not made before with the same prompt and inputs. */
    void add(PromptSet prompts, Evaluation evaluation) {
        evaluation.results().forEach(result -> add(prompts, result, 0));
    }

    /**
     * Counts those of one run.
     *
     * @param rollout which of several answers to the same request it was made with
     */
    void add(PromptSet prompts, Result result, long rollout) {
        for (ModuleCall call : result.prediction().trace().calls()) {
            if (known.add(new Call(call.module(), prompts.module(call.module()), call.inputs(), rollout))) {
                calls += Math.max(1, call.endings().size());
            }
        }
    }

    /** Counts other calls. */
    void add(int more) {
        calls += more;
    }

    /** The calls since the unoptimized program was measured. */
    long spent() {
        return calls;
    }

    /** How many a run of the program takes, as that of the unoptimized one did; at least 1. */
    double perRun() {
        return perRun;
    }
}
