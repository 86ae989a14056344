package dev.attune.engine.optimize;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Candidate;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.Usage;
import dev.attune.runtime.PromptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the candidates of a search and keeps what came of them, so that whatever ends the search, the best so far is known. One
 * thread at a time.
 */
final class TrialLog {

    private final OptimizationTask task;
    private final List<TrialRecord> trials = new ArrayList<>();
    private @Nullable Finalist baseline;
    private @Nullable Finalist best;

    TrialLog(OptimizationTask task) {
        this.task = task;
    }

    /** Evaluates the unoptimized program. */
    Finalist evaluateBaseline(List<Example<?, ?>> examples, Map<String, String> origins) {
        PromptSet seed = PromptSet.seed(task.program().signatures());
        Finalist finalist = evaluateFully(Kind.BASELINE, seed, origins, Map.of(), examples);
        baseline = finalist;
        return finalist;
    }

    /** Evaluates a candidate on all examples; the best of these wins, the first of equals. */
    Finalist evaluateFully(
            Kind kind,
            PromptSet prompts,
            Map<String, String> origins,
            Map<String, String> configuration,
            List<Example<?, ?>> examples) {
        Usage before = task.models().meter().usage();
        Evaluation evaluation = evaluate(prompts, examples);
        Finalist finalist = new Finalist(prompts, origins, evaluation);
        if (best == null || evaluation.mean() > best.evaluation().mean()) {
            best = finalist;
        }
        add(kind, configuration, evaluation, before);
        return finalist;
    }

    /** Evaluates a candidate on a minibatch; that decides which candidates are evaluated in full, and never who wins. */
    Evaluation evaluateMinibatch(PromptSet prompts, Map<String, String> configuration, List<Example<?, ?>> minibatch) {
        Usage before = task.models().meter().usage();
        Evaluation evaluation = evaluate(prompts, minibatch);
        add(Kind.MINIBATCH, configuration, evaluation, before);
        return evaluation;
    }

    List<TrialRecord> trials() {
        return trials;
    }

    @Nullable Finalist baseline() {
        return baseline;
    }

    @Nullable Finalist best() {
        return best;
    }

    private Evaluation evaluate(PromptSet prompts, List<Example<?, ?>> examples) {
        return task.evaluator()
                .evaluate(new Candidate(prompts, task.models().of(Role.TASK).model()), examples, task.objective());
    }

    private void add(Kind kind, Map<String, String> configuration, Evaluation evaluation, Usage before) {
        TrialRecord trial = new TrialRecord(
                trials.size(),
                kind,
                configuration,
                evaluation.scores().length,
                evaluation.mean(),
                best == null ? Double.NaN : best.evaluation().mean(),
                evaluation.unreadable(),
                evaluation.notCounted(),
                task.models().meter().usage().since(before));
        trials.add(trial);
        task.trialFinished().accept(trial);
    }
}
