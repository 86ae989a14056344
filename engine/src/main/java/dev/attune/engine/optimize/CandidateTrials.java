package dev.attune.engine.optimize;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.PromptSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates the candidates of a search as MIPRO does: each on a random minibatch, and every few trials the one with the best mean that
 * was not yet evaluated in full, in full. Without minibatches every trial is a full evaluation. One thread at a time.
 */
final class CandidateTrials {

    private final OptimizationTask task;
    private final SearchPlan plan;
    private final List<Example<?, ?>> validation;
    private final TrialLog log;
    private final RandomStreams random;
    private final TrialProgress progress;
    private final Map<PromptSet, Tally> tallies = new LinkedHashMap<>();
    private final Set<PromptSet> fullyEvaluated = new HashSet<>();
    private int trial;

    CandidateTrials(OptimizationTask task, SearchPlan plan, List<Example<?, ?>> validation, TrialLog log) {
        this.task = task;
        this.plan = plan;
        this.validation = validation;
        this.log = log;
        this.random = task.random().child("search");
        this.progress = new TrialProgress(task, plan.trials());
        fullyEvaluated.add(PromptSet.seed(task.program().signatures()));
    }

    /**
     * A candidate with its description for records.
     *
     * @param prompts the prompt set
     * @param origins where each module's instruction comes from
     * @param configuration the choices that led to it, in words
     */
    record Described(PromptSet prompts, Map<String, String> origins, Map<String, String> configuration) {}

    /** The mean of one evaluation. */
    record Measured(PromptSet prompts, double score) {}

    /** Scores of a candidate on its minibatches. */
    private record Tally(Described candidate, List<Double> scores) {

        double mean() {
            return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }

    /** Makes the next trial; gives its evaluation and, where a full evaluation was due, that one after it. */
    List<Measured> next(Described candidate) {
        trial++;
        List<Measured> measured = new ArrayList<>();
        measured.add(plan.minibatches() ? minibatch(candidate) : full(candidate));
        progress.finished(trial, measured.get(0).score(), log);
        if (plan.fullEvaluationAfter(trial)) {
            mostPromising(measured);
        }
        return measured;
    }

    private Measured minibatch(Described candidate) {
        List<Example<?, ?>> drawn = RandomStreams.shuffled(validation, random.stream("minibatch", trial))
                .subList(0, Math.min(plan.minibatchSize(), validation.size()));
        Evaluation evaluation = log.evaluateMinibatch(candidate.prompts(), candidate.configuration(), drawn);
        if (!Double.isNaN(evaluation.mean())) {
            tallies.computeIfAbsent(candidate.prompts(), p -> new Tally(candidate, new ArrayList<>()))
                    .scores()
                    .add(evaluation.mean());
        }
        return new Measured(candidate.prompts(), evaluation.mean());
    }

    private Measured full(Described candidate) {
        fullyEvaluated.add(candidate.prompts());
        Finalist finalist = log.evaluateFully(
                Kind.FULL, candidate.prompts(), candidate.origins(), candidate.configuration(), validation);
        return new Measured(candidate.prompts(), finalist.evaluation().mean());
    }

    private void mostPromising(List<Measured> measured) {
        Tally best = null;
        for (Tally tally : tallies.values()) {
            if (!fullyEvaluated.contains(tally.candidate().prompts()) && (best == null || tally.mean() > best.mean())) {
                best = tally;
            }
        }
        if (best != null) {
            measured.add(full(best.candidate()));
        }
    }
}
