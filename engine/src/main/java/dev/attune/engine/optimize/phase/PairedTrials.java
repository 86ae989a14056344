package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.Evaluator.Pair;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.Usage;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.predict.Candidate;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates candidates side by side on examples that the search chooses, so that two can be compared on the same ones. What was begun is
 * to be finished in its order, so that records do not depend on time. One thread at a time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PairedTrials {

    private final OptimizationTask task;
    private final List<Example<?, ?>> validation;
    private final TrialLog log;
    private final List<Evaluator.Pending> underWay = new ArrayList<>();

    PairedTrials(OptimizationTask task, List<Example<?, ?>> validation, TrialLog log) {
        this.task = task;
        this.validation = validation;
        this.log = log;
    }

    /**
     * What came of a candidate.
     *
     * @param trial the number of the trial
     * @param evaluation its outcomes; empty if it was not evaluated
     * @param infeasible why it cannot be used; null if it can
     */
    public record Tried(
            int trial, Evaluation evaluation, @Nullable String infeasible) {}

    /** Begins to run prompts that were evaluated in full before, for others to be compared with. That is no trial. */
    public Begun<Evaluation> again(PromptSet prompts, List<Example<?, ?>> examples) {
        Evaluator.Pending pending = begin(candidate(prompts), examples);
        return pending::result;
    }

    /** Begins to run candidates on examples, with any models, to see what becomes of them. That is no trial. */
    public Begun<List<Result>> sampled(List<Pair> pairs) {
        return task.evaluator().begin(pairs, task.objective())::get;
    }

    /**
     * Begins a trial on training examples.
     *
     * @param beside another candidate on the same examples: a request that is refused of both speaks against none
     */
    public Begun<Tried> onTraining(NamedCandidate candidate, List<Example<?, ?>> examples, Evaluation beside) {
        Set<String> refused =
                TrialLog.refused(beside).map(result -> result.example().id()).collect(Collectors.toSet());
        return trial(
                Kind.TRAINING,
                candidate,
                examples,
                evaluation -> log.keep(Kind.TRAINING, candidate, evaluation, refused));
    }

    /** Begins a trial on some validation examples, which never decides who wins. */
    public Begun<Tried> onSome(NamedCandidate candidate, List<Example<?, ?>> examples) {
        return trial(
                Kind.MINIBATCH, candidate, examples, evaluation -> log.keep(Kind.MINIBATCH, candidate, evaluation));
    }

    /** Begins a trial on all validation examples; the best of these wins. */
    public Begun<Tried> inFull(NamedCandidate candidate) {
        return trial(Kind.FULL, candidate, validation, evaluation -> log.keepFull(candidate, evaluation, Usage.NONE));
    }

    /** Takes what was measured on all validation examples as the winner so far: no difference to it is known to be more than luck. */
    public void settleOn(Finalist measured) {
        log.settleOn(measured);
    }

    /** Returns whether no candidate is better than this one so far. */
    public boolean isBest(Finalist measured) {
        return measured.equals(log.best());
    }

    private Begun<Tried> trial(
            Kind kind, NamedCandidate candidate, List<Example<?, ?>> examples, Function<Evaluation, TrialRecord> keep) {
        if (log.isForbidden(candidate.prompts())) {
            return () -> tried(log.refused(kind, candidate), new Evaluation(List.of()));
        }
        Evaluator.Pending pending = begin(
                kind == Kind.TRAINING ? candidate(candidate.prompts()) : log.candidate(candidate.prompts()), examples);
        return () -> {
            Evaluation evaluation = pending.result();
            return tried(keep.apply(evaluation), evaluation);
        };
    }

    private static Tried tried(TrialRecord record, Evaluation evaluation) {
        return new Tried(record.number(), evaluation, record.infeasible());
    }

    private Candidate candidate(PromptSet prompts) {
        return new Candidate(prompts, task.models().model(Role.TASK));
    }

    private Evaluator.Pending begin(Candidate candidate, List<Example<?, ?>> examples) {
        task.evaluator().announce(examples.size());
        Evaluator.Pending pending = task.evaluator().begin(candidate, examples, task.objective());
        underWay.add(pending);
        return pending;
    }

    /** Gives up what nobody waits for any more. */
    void cancel() {
        underWay.forEach(Evaluator.Pending::cancel);
        underWay.clear();
    }
}
