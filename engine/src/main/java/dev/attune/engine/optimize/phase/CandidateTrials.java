package dev.attune.engine.optimize.phase;

import dev.attune.engine.data.Example;
import dev.attune.engine.event.TrialRecord;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.settings.SearchPlan;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.signature.PromptSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Evaluates the candidates of a search as MIPRO does: each on a random minibatch, and every few trials the one with the best mean that
 * was not yet evaluated in full, in full. Without minibatches every trial is a full evaluation. One thread at a time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CandidateTrials {

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
        fullyEvaluated.add(task.start().tuned().prompts());
    }

    /**
     * A candidate with its description for records.
     *
     * @param tuned the prompt of each module with where it comes from
     * @param configuration the choices that led to it, in words
     */
    public record NamedCandidate(TunedModules tuned, Map<String, String> configuration) {

        /**
         * Returns a candidate that is described by where its instructions come from.
         *
         * @param more what else there is to say
         */
        public static NamedCandidate byInstructions(TunedModules tuned, Map<String, String> more) {
            Map<String, String> configuration = new LinkedHashMap<>();
            tuned.modules()
                    .forEach((name, module) -> configuration.put(name + " instruction", module.instructionOrigin()));
            configuration.putAll(more);
            return new NamedCandidate(tuned, configuration);
        }

        /** Returns what its prompts say. */
        public PromptSet prompts() {
            return tuned.prompts();
        }
    }

    /**
     * What came of one evaluation.
     *
     * @param prompts the candidate
     * @param score the mean; the metric's lowest value for an infeasible candidate, NaN if no example counts
     * @param rank what a sampler is told, to which only the order matters: the score, and less than the lowest for an infeasible candidate
     */
    public record Measured(PromptSet prompts, double score, double rank) {}

    /** Scores of a candidate on its minibatches. */
    private record Tally(NamedCandidate candidate, List<Double> scores) {

        double mean() {
            return scores.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }

    /** Makes the next trial; gives its evaluation and, where a full evaluation was due, that one after it. */
    public List<Measured> next(NamedCandidate candidate) {
        trial++;
        List<Measured> measured = new ArrayList<>();
        TrialRecord record = plan.minibatches() ? minibatch(candidate) : full(candidate);
        measured.add(measured(candidate, record));
        progress.finished(trial, record, log);
        if (plan.fullEvaluationAfter(trial)) {
            mostPromising().ifPresent(best -> {
                TrialRecord full = full(best);
                measured.add(measured(best, full));
                progress.evaluatedInFull(full);
            });
        }
        return measured;
    }

    private Measured measured(NamedCandidate candidate, TrialRecord trial) {
        double lowest = task.objective().min();
        return trial.infeasible() == null
                ? new Measured(candidate.prompts(), trial.score(), trial.score())
                : new Measured(candidate.prompts(), lowest, Math.nextDown(lowest));
    }

    private TrialRecord minibatch(NamedCandidate candidate) {
        List<Example<?, ?>> drawn = RandomStreams.shuffled(validation, random.stream("minibatch", trial))
                .subList(0, Math.min(plan.minibatchSize(), validation.size()));
        TrialRecord record = log.evaluateMinibatch(candidate, drawn);
        if (!Double.isNaN(record.score())) {
            tallies.computeIfAbsent(candidate.prompts(), p -> new Tally(candidate, new ArrayList<>()))
                    .scores()
                    .add(record.score());
        }
        return record;
    }

    private TrialRecord full(NamedCandidate candidate) {
        fullyEvaluated.add(candidate.prompts());
        return log.evaluateFully(candidate, validation);
    }

    private Optional<NamedCandidate> mostPromising() {
        Tally best = null;
        for (Tally tally : tallies.values()) {
            PromptSet prompts = tally.candidate().prompts();
            if (!fullyEvaluated.contains(prompts)
                    && !log.infeasible().containsKey(prompts)
                    && (best == null || tally.mean() > best.mean())) {
                best = tally;
            }
        }
        return Optional.ofNullable(best).map(Tally::candidate);
    }
}
