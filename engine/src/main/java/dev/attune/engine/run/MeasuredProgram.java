package dev.attune.engine.run;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Endings;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A program that a gate measures on test examples, some of them after others. One thread at a time. */
final class MeasuredProgram {

    private final PreparedProgram prepared;
    private final MetricDefinition metric;
    private final PromptSet prompts;
    private final int repeats;
    private final RepeatedRuns runs = new RepeatedRuns();
    private Endings endings = new Endings(Map.of());
    private Evaluation evaluation = new Evaluation(List.of());

    MeasuredProgram(PreparedProgram prepared, MetricDefinition metric, PromptSet prompts, int repeats) {
        this.prepared = prepared;
        this.metric = metric;
        this.prompts = prompts;
        this.repeats = repeats;
    }

    /**
     * Runs the program on examples that it has not met.
     *
     * @param positions where they are in the test split
     */
    void run(List<Integer> positions) {
        List<Example<?, ?>> examples = new ArrayList<>();
        positions.forEach(position -> examples.add(prepared.splits().test().get(position)));
        Endings before = prepared.evaluator().endings();
        for (int repeat = 0; repeat < repeats; repeat++) {
            Candidate candidate = new Candidate(
                    prompts,
                    prepared.models().rollout(Role.TASK, repeat),
                    repeat == 0 ? prepared.times().of(prompts) : null);
            Evaluation measured = prepared.evaluator().evaluate(candidate, examples, metric);
            runs.add(positions, measured);
            evaluation = runs.mean(measured);
        }
        endings = endings.plus(prepared.evaluator().endings().since(before));
    }

    /** How long the first run on an example took, in nanoseconds; empty if that is not known. */
    OptionalLong time(Example<?, ?> example) {
        return prepared.times().of(prompts).of(example.id());
    }

    /** What it did on all examples so far, in the order of the test split. */
    Evaluation evaluation() {
        return evaluation;
    }

    /** How its answers ended. */
    Endings endings() {
        return endings;
    }

    /** How far its scores vary, in words; null if it ran each example once. */
    @Nullable String spread(String name) {
        return runs.spread(name);
    }
}
