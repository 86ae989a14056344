package dev.attune.engine.optimize.phase;

import dev.attune.annotations.Cost;
import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.engine.event.Preference;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.predict.RunTimes;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.race.Race;
import dev.attune.engine.search.race.Race.Standing;
import dev.attune.runtime.signature.PromptSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a race that a preference may take instead of its winner. A race measures few candidates on all examples, and those that are
 * not cannot be compared; so some that cost less and may score nearly as well are measured on the rest. One thread at a time.
 */
final class CheaperRivals {

    /** How many may be measured on all examples, beside those that were on the way. */
    static final int MOST = 3;

    /** A candidate that is less likely to be near enough is not worth its runs. */
    private static final double LEAST_CHANCE = 0.2;

    private final OptimizationTask task;
    private final Preference rule;
    private final int examples;
    private final Map<Map<String, Number>, double[]> costs = new HashMap<>();

    private CheaperRivals(OptimizationTask task, Preference rule, int examples) {
        this.task = task;
        this.rule = rule;
        this.examples = examples;
    }

    /**
     * Those of a task; null if it has no preference.
     *
     * @param examples how many examples there are in all
     */
    static @Nullable CheaperRivals of(OptimizationTask task, int examples) {
        Preference rule = task.preference();
        return rule == null ? null : new CheaperRivals(task, rule, examples);
    }

    /** Keeps what the runs of a candidate on all examples took. */
    void keep(Point point, PromptSet prompts, Evaluation evaluation) {
        keep(point, prompts, IntStream.range(0, examples).boxed().toList(), evaluation.results());
    }

    /**
     * Keeps what runs of a candidate took.
     *
     * @param positions where the examples of the results are in the order of the race
     */
    void keep(Point point, PromptSet prompts, List<Integer> positions, List<Result> results) {
        RunTimes times = task.times().of(prompts);
        double[] all = costs.computeIfAbsent(point.values(), first -> {
            double[] unknown = new double[examples];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        });
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            OptionalLong cost = rule.least() == Cost.TOKENS
                    ? result.prediction().trace().tokens()
                    : times.of(result.example().id());
            if (cost.isPresent() && result.outcome().counted().isPresent()) {
                all[positions.get(i)] = cost.getAsLong();
            }
        }
    }

    /** A rival with what is expected of taking it. */
    private record Rival(Point point, double saving) {}

    /** Returns the candidates to measure on all examples, beside the winner of the race and the unoptimized program. */
    List<Point> of(Race race, Point winner) {
        List<Standing> others = race.standings().stream()
                .filter(standing ->
                        !standing.point().equals(winner) && !standing.point().equals(race.seed()))
                .toList();
        Stream<Point> measured = others.stream()
                .filter(standing -> standing.scores() == examples)
                .map(Standing::point);
        Stream<Point> promising = others.stream()
                .filter(standing -> standing.scores() < examples)
                .map(standing -> new Rival(standing.point(), expectedSaving(race, standing.point(), winner)))
                .filter(rival -> rival.saving() > 0)
                .sorted(Comparator.comparingDouble(Rival::saving).reversed())
                .limit(MOST)
                .map(Rival::point);
        return Stream.concat(measured, promising).toList();
    }

    private double expectedSaving(Race race, Point rival, Point winner) {
        Race.Contrast contrast = race.contrast(rival, winner);
        double within =
                rule.within() / (task.objective().max() - task.objective().min());
        double chance = chance(contrast.mean() + within, contrast.deviation());
        return chance < LEAST_CHANCE ? 0 : chance * saving(rival, winner);
    }

    private static double chance(double margin, double deviation) {
        return deviation > 0
                ? NormalDistribution.of(0, 1).cumulativeProbability(margin / deviation)
                : margin >= 0 ? 1 : 0;
    }

    /** On the examples that both have met. */
    private double saving(Point rival, Point winner) {
        double[] less = costs.getOrDefault(rival.values(), new double[0]);
        double[] more = costs.getOrDefault(winner.values(), new double[0]);
        return IntStream.range(0, Math.min(less.length, more.length))
                .mapToDouble(i -> more[i] - less[i])
                .filter(Double::isFinite)
                .average()
                .orElse(0);
    }
}
