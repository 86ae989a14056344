package dev.attune.engine.optimize;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.event.TrialRecord.Kind;
import dev.attune.engine.random.RandomStreams;
import dev.attune.engine.search.History;
import dev.attune.engine.search.Observation;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.Sampler;
import dev.attune.engine.search.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search of MIPRO (algorithm 1): a sampler proposes a point, a random minibatch scores it, and every few trials the point with the
 * best mean that was not yet evaluated in full is evaluated in full. Without minibatches every trial is a full evaluation. One thread
 * at a time.
 */
final class PromptSearch {

    private final OptimizationTask task;
    private final PromptSpace prompts;
    private final SearchSpace space;
    private final SearchPlan plan;
    private final Sampler sampler;
    private final List<Example<?, ?>> validation;
    private final TrialLog log;
    private final RandomStreams random;
    private final List<Observation> observations = new ArrayList<>();
    private final Map<Point, List<Double>> minibatchScores = new LinkedHashMap<>();
    private final Set<Point> fullyEvaluated = new HashSet<>();

    PromptSearch(
            OptimizationTask task,
            PromptSpace prompts,
            SearchPlan plan,
            Sampler sampler,
            List<Example<?, ?>> validation,
            TrialLog log) {
        this.task = task;
        this.prompts = prompts;
        this.space = prompts.space();
        this.plan = plan;
        this.sampler = sampler;
        this.validation = validation;
        this.log = log;
        this.random = task.random().child("search");
    }

    /** Runs all trials, starting from what is known of the unoptimized program. */
    void run(double baselineScore) {
        fullyEvaluated.add(prompts.seed());
        observe(prompts.seed(), baselineScore);
        TrialProgress progress = new TrialProgress(task, plan.trials());
        for (int trial = 1; trial <= plan.trials(); trial++) {
            Point point =
                    sampler.suggest(new History(space, observations, List.of()), random.stream("suggestion", trial));
            double score = plan.minibatches() ? minibatch(point, trial) : full(point, Kind.FULL);
            progress.finished(trial, score, log);
            if (plan.minibatches() && (trial % plan.fullEvaluationEvery() == 0 || trial == plan.trials())) {
                mostPromising().ifPresent(next -> full(next, Kind.FULL));
            }
        }
    }

    private double minibatch(Point point, int trial) {
        List<Example<?, ?>> drawn = RandomStreams.shuffled(validation, random.stream("minibatch", trial))
                .subList(0, Math.min(plan.minibatchSize(), validation.size()));
        Evaluation evaluation = log.evaluateMinibatch(prompts.promptSet(point), prompts.describe(point), drawn);
        minibatchScores.computeIfAbsent(point, p -> new ArrayList<>()).add(evaluation.mean());
        observe(point, evaluation.mean());
        return evaluation.mean();
    }

    private double full(Point point, Kind kind) {
        Finalist finalist = log.evaluateFully(
                kind, prompts.promptSet(point), prompts.origins(point), prompts.describe(point), validation);
        fullyEvaluated.add(point);
        observe(point, finalist.evaluation().mean());
        return finalist.evaluation().mean();
    }

    private void observe(Point point, double score) {
        if (!Double.isNaN(score)) {
            observations.add(new Observation(point, score, observations.size()));
        }
    }

    private Optional<Point> mostPromising() {
        Point best = null;
        double bestMean = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Point, List<Double>> scores : minibatchScores.entrySet()) {
            double mean = scores.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
            if (!fullyEvaluated.contains(scores.getKey()) && mean > bestMean) {
                best = scores.getKey();
                bestMean = mean;
            }
        }
        return Optional.ofNullable(best);
    }
}
