package dev.attune.engine.optimize.phase;

import dev.attune.engine.evaluate.MetricDefinition;
import dev.attune.engine.event.Attribution;
import dev.attune.engine.search.Point;
import dev.attune.engine.search.race.Race;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what each change of the winner of a race was worth.
 *
 * @param objective the metric
 * @param race the race, which is over
 * @param prompts what it chose from
 * @param scores the scores of each candidate by its values, in units of the metric; NaN where there is none
 */
record WinnerAttribution(
        MetricDefinition objective, Race race, PromptSpace prompts, Map<Map<String, Number>, double[]> scores) {

    private static final double CONFIDENCE = 0.95;

    /**
     * What each change was worth, in the order of the modules; of a change that was never measured alone, nothing.
     *
     * @param with the scores of the winner on all validation examples
     */
    List<Attribution> of(Point winner, double[] with) {
        Map<String, Race.Contrast> shares = race.shares(winner);
        List<Attribution> attribution = new ArrayList<>();
        race.putBack(winner).forEach((variable, point) -> {
            double[] without = scores.getOrDefault(point.values(), new double[0]);
            int[] both = IntStream.range(0, without.length)
                    .filter(i -> !Double.isNaN(with[i]) && !Double.isNaN(without[i]))
                    .toArray();
            if (both.length > 0) {
                PromptSpace.Choice choice = prompts.choice(variable);
                attribution.add(new Attribution(
                        choice.module(), choice.part(), difference(both, without, with), share(shares.get(variable))));
            }
        });
        return attribution;
    }

    private Attribution.@Nullable Share share(Race.@Nullable Contrast share) {
        double width = objective.max() - objective.min();
        return share == null ? null : new Attribution.Share(width * share.mean(), width * share.deviation());
    }

    private PairedDifference difference(int[] both, double[] without, double[] with) {
        return PairedDifference.of(
                IntStream.of(both).mapToDouble(i -> without[i]).toArray(),
                IntStream.of(both).mapToDouble(i -> with[i]).toArray(),
                CONFIDENCE,
                objective.min(),
                objective.max(),
                Tails.EVEN);
    }
}
