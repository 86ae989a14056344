package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Role;
import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.evaluate.RunCost;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.evaluate.SetUpErrors;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.event.TriedInstruction;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.optimize.Contender;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.predict.Candidate;
import dev.attune.engine.predict.Failure.Refused;
import dev.attune.engine.predict.Prediction.Unanswered;
import dev.attune.engine.predict.RunAbortedException;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the candidates of a search and keeps what came of them, so that whatever ends the search, the best so far is known. A
 * candidate whose request is refused on an example where that of the unoptimized program was not is infeasible and never wins; one that
 * breaks a rule of a module is not even evaluated. One thread at a time.
 */
final class TrialLog {

    private final OptimizationTask task;
    private final List<TrialRecord> trials = new ArrayList<>();
    private final InstructionTally tried = new InstructionTally();
    private final Map<PromptSet, String> infeasible = new LinkedHashMap<>();
    private Set<String> alwaysRefused = Set.of();
    private @Nullable Finalist baseline;
    private @Nullable Finalist best;
    private double bestAtWorst;
    private final FullEvaluations full;

    TrialLog(OptimizationTask task) {
        this.task = task;
        this.full = new FullEvaluations(task.preference());
    }

    /** Begins to evaluate the unoptimized program and does not wait. */
    Evaluator.Pending beginBaseline(List<Example<?, ?>> examples, LanguageModels models) {
        task.evaluator().announce(examples.size());
        return task.evaluator().begin(candidate(task.start().tuned().prompts(), models), examples, task.objective());
    }

    /**
     * Keeps the evaluation of the unoptimized program.
     *
     * @throws RunAbortedException if no prompt could make it run
     */
    Finalist keepBaseline(Evaluation evaluation, Usage usage) {
        TunedModules seed = task.start().tuned();
        SetUpErrors.check(evaluation, task.start().name());
        SetMetric.requireDefined(evaluation);
        Finalist finalist = new Finalist(seed, evaluation);
        alwaysRefused = refused(evaluation).map(result -> result.example().id()).collect(Collectors.toSet());
        baseline = finalist;
        best = finalist;
        bestAtWorst = evaluation.scoreAtBest(task.objective().max());
        keep(add(Kind.BASELINE, new NamedCandidate(seed, Map.of()), evaluation, null, usage), finalist, bestAtWorst);
        return finalist;
    }

    /**
     * Evaluates a candidate on all examples; the best of these wins, the first of equals. Nobody wins by examples that do not count:
     * those of candidates are taken as the worst, those of the unoptimized program as the best, as a gate takes them.
     */
    TrialRecord evaluateFully(NamedCandidate candidate, List<Example<?, ?>> examples) {
        Usage before = task.models().usage();
        if (isForbidden(candidate.prompts())) {
            return refused(Kind.FULL, candidate);
        }
        Evaluation evaluation = evaluate(candidate.prompts(), examples);
        return keepFull(candidate, evaluation, task.models().usage().since(before));
    }

    /** Keeps an evaluation on all examples that was begun before; the best of these wins. */
    TrialRecord keepFull(NamedCandidate candidate, Evaluation evaluation, Usage usage) {
        String refusal = refusal(candidate.prompts(), evaluation, Set.of());
        double atWorst = evaluation.scoreAtWorst(task.objective().min());
        Finalist finalist = new Finalist(candidate.tuned(), evaluation);
        if (refusal == null && (best == null || atWorst > bestAtWorst)) {
            best = finalist;
            bestAtWorst = atWorst;
        }
        TrialRecord trial = add(Kind.FULL, candidate, evaluation, refusal, usage);
        if (refusal == null) {
            keep(trial, finalist, atWorst);
        }
        return trial;
    }

    /** Keeps an evaluation on all examples of a candidate that may vote with the winner, and that cannot win. */
    void keepVoter(NamedCandidate candidate, Evaluation evaluation) {
        TrialRecord trial = keep(Kind.FULL, candidate, evaluation);
        if (trial.infeasible() == null) {
            keep(
                    trial,
                    new Finalist(candidate.tuned(), evaluation),
                    evaluation.scoreAtWorst(task.objective().min()));
        }
    }

    private void keep(TrialRecord trial, Finalist finalist, double score) {
        PromptSet prompts = finalist.prompts();
        full.add(
                new Contender(
                        trial.number(),
                        trial.configuration(),
                        finalist.tuned(),
                        finalist.evaluation().withoutTexts(),
                        score,
                        RunCost.of(finalist.evaluation(), task.timesOf(prompts))),
                finalist);
    }

    /** Evaluates a candidate on a minibatch; that decides which candidates are evaluated in full, and never who wins. */
    TrialRecord evaluateMinibatch(NamedCandidate candidate, List<Example<?, ?>> minibatch) {
        Usage before = task.models().usage();
        if (isForbidden(candidate.prompts())) {
            return refused(Kind.MINIBATCH, candidate);
        }
        Evaluation evaluation = evaluate(candidate.prompts(), minibatch);
        String refusal = refusal(candidate.prompts(), evaluation, Set.of());
        return add(
                Kind.MINIBATCH,
                candidate,
                evaluation,
                refusal,
                task.models().usage().since(before));
    }

    /** Begins to evaluate a candidate on some examples and does not wait. */
    Evaluator.Pending begin(PromptSet prompts, List<Example<?, ?>> examples) {
        return task.evaluator().begin(candidate(prompts), examples, task.objective());
    }

    /** A candidate for validation examples; how long it takes is asked only where that may decide. */
    Candidate candidate(PromptSet prompts) {
        return candidate(prompts, task.models());
    }

    private Candidate candidate(PromptSet prompts, LanguageModels models) {
        return new Candidate(prompts, models.model(Role.TASK), task.timesOf(prompts));
    }

    /**
     * Keeps what came of an evaluation that was begun before; like one on a minibatch, it never decides who wins. It has no cost of its
     * own: of evaluations side by side that share an answer, time decides which one pays.
     */
    TrialRecord keep(Kind kind, NamedCandidate candidate, Evaluation evaluation) {
        return keep(kind, candidate, evaluation, Set.of());
    }

    /** The same where some examples, by their ids, are refused whatever the prompts are. */
    TrialRecord keep(Kind kind, NamedCandidate candidate, Evaluation evaluation, Set<String> refusedAnyway) {
        String refusal = refusal(candidate.prompts(), evaluation, refusedAnyway);
        return add(kind, candidate, evaluation, refusal, Usage.NONE);
    }

    /** Takes what was measured on all examples as the winner, whatever has scored better. */
    void settleOn(Finalist measured) {
        best = measured;
        bestAtWorst = measured.equals(baseline)
                ? measured.evaluation().scoreAtBest(task.objective().max())
                : measured.evaluation().scoreAtWorst(task.objective().min());
    }

    /** Takes a candidate that was evaluated in part as the winner, unless one was evaluated in full; for a search that cannot go on. */
    void settleFor(Finalist leader) {
        if (best == baseline) {
            best = leader;
        }
    }

    List<TrialRecord> trials() {
        return trials;
    }

    List<TriedInstruction> tried() {
        return tried.all();
    }

    /** The candidates that cannot be used, each with the reason. */
    Map<PromptSet, String> infeasible() {
        return infeasible;
    }

    @Nullable Finalist baseline() {
        return baseline;
    }

    @Nullable Finalist best() {
        return best;
    }

    /** The winner so far, and those among which it is taken; null if there is none. */
    FullEvaluations.@Nullable Taken taken() {
        return best == null ? null : full.taken(best);
    }

    /** What a module's interface forbids is infeasible, and no model is asked. */
    boolean isForbidden(PromptSet prompts) {
        List<String> violations = PromptRules.violations(task.program().signatures(), prompts);
        if (!violations.isEmpty()) {
            infeasible.putIfAbsent(prompts, violations.get(0));
        }
        return !violations.isEmpty();
    }

    /** Keeps that a candidate was not evaluated, since it is forbidden. */
    TrialRecord refused(Kind kind, NamedCandidate candidate) {
        return add(kind, candidate, new Evaluation(List.of()), infeasible.get(candidate.prompts()), Usage.NONE);
    }

    private Evaluation evaluate(PromptSet prompts, List<Example<?, ?>> examples) {
        return task.evaluator().evaluate(candidate(prompts), examples, task.objective());
    }

    private @Nullable String refusal(PromptSet prompts, Evaluation evaluation, Set<String> refusedAnyway) {
        refused(evaluation)
                .filter(result -> !alwaysRefused.contains(result.example().id()))
                .filter(result -> !refusedAnyway.contains(result.example().id()))
                .findFirst()
                .ifPresent(result -> infeasible.putIfAbsent(
                        prompts,
                        ((Unanswered) result.prediction()).failure().reason() + " (example "
                                + result.example().id() + ")"));
        return infeasible.get(prompts);
    }

    static Stream<Result> refused(Evaluation evaluation) {
        return evaluation.results().stream().filter(result -> result.failedBy(Refused.class));
    }

    private TrialRecord add(
            Kind kind, NamedCandidate candidate, Evaluation evaluation, @Nullable String refusal, Usage usage) {
        TrialRecord trial = new TrialRecord(
                task.start().trials() + trials.size(),
                kind,
                candidate.configuration(),
                evaluation.scores().length,
                refusal == null ? evaluation.score() : Double.NaN,
                best == null ? Double.NaN : best.evaluation().score(),
                evaluation.unreadable(),
                evaluation.failed(),
                evaluation.notCounted(),
                refusal,
                usage);
        trials.add(trial);
        tried.add(candidate.tuned(), trial);
        task.events().trialFinished(trial);
        return trial;
    }
}
