package dev.attune.engine.optimize.phase;

import dev.attune.engine.data.Example;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluator;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.event.Usage;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.race.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a race is over: its winner is measured on all validation examples, and beside it those that a preference may take instead, or
 * that vote with it.
 *
 * @param prompts what the race chose from
 * @param scores the scores of each candidate by its values, in units of the metric
 * @param rivals those that may be taken instead; null if there is no preference
 */
record RaceFinish(
        OptimizationTask task,
        List<Example<?, ?>> validation,
        TrialLog log,
        Race race,
        PromptSpace prompts,
        Map<Map<String, Number>, double[]> scores,
        @Nullable CheaperRivals rivals) {

    /** Measures; returns what each change of the winner was worth. */
    List<Attribution> run(Point winner) {
        List<Point> measured = new ArrayList<>();
        if (!winner.equals(prompts.seed())) {
            Usage before = task.models().usage();
            task.evaluator().announce(validation.size());
            Evaluation evaluation =
                    log.begin(named(winner).prompts(), validation).result();
            log.keepFull(named(winner), evaluation, task.models().usage().since(before));
            measured.add(winner);
            if (rivals != null) {
                rivals.keep(winner, named(winner).prompts(), evaluation);
            }
        }
        if (rivals != null) {
            List<Point> cheaper = rivals.of(race, winner);
            sideBySide(cheaper, (point, evaluation) -> log.keepFull(named(point), evaluation, Usage.NONE));
            measured.addAll(cheaper);
        }
        sideBySide(voters(winner), (point, evaluation) -> log.keepVoter(named(point), evaluation));
        return attribution(measured);
    }

    /** The best others that the race has not measured on all examples so far, by what it has learned of them. */
    private List<Point> voters(Point winner) {
        return race.standings().stream()
                .map(Race.Standing::point)
                .filter(point -> !point.equals(winner) && !point.equals(prompts.seed()))
                .limit(task.finalists() - 1L)
                .toList();
    }

    private void sideBySide(List<Point> points, BiConsumer<Point, Evaluation> keep) {
        task.evaluator().announce(points.size() * validation.size());
        List<Evaluator.Pending> pending = points.stream()
                .map(point -> log.begin(named(point).prompts(), validation))
                .toList();
        try {
            for (int i = 0; i < points.size(); i++) {
                keep.accept(points.get(i), pending.get(i).result());
            }
        } finally {
            pending.forEach(Evaluator.Pending::cancel);
        }
    }

    /** Of the one that is taken, if the race has measured it. */
    private List<Attribution> attribution(List<Point> measured) {
        return Stream.ofNullable(log.taken())
                .map(FullEvaluations.Taken::finalist)
                .flatMap(taken -> measured.stream()
                        .filter(point -> taken.prompts().equals(named(point).prompts()))
                        .limit(1)
                        .flatMap(point -> attribution(point, taken).stream()))
                .toList();
    }

    private List<Attribution> attribution(Point point, Finalist taken) {
        return new WinnerAttribution(task.objective(), race, prompts, scores)
                .of(point, RacingSearch.values(taken.evaluation()));
    }

    private NamedCandidate named(Point point) {
        return new NamedCandidate(prompts.tuned(point), prompts.describe(point));
    }
}
