package dev.attune.engine.run;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.Predicted;
import dev.attune.engine.evaluate.SetMetric;
import dev.attune.engine.gate.SetRule;
import dev.attune.engine.statistics.Observations;
import dev.attune.engine.statistics.SetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of a metric of the whole set on examples that are drawn from evaluations. */
final class SetValues {

    private SetValues() {}

    /**
     * Two evaluations of the same examples, of which those are drawn that count for both.
     *
     * @param groups the group of each example; empty if they come in none
     */
    static SetRule.Pair pair(SetMetric metric, Evaluation before, Evaluation winner, List<String> groups) {
        List<Integer> counted = new ArrayList<>(before.counted());
        counted.retainAll(winner.counted());
        return new SetRule.Pair(
                of(metric, before, counted),
                of(metric, winner, counted),
                observations(counted, groups),
                before.results().size());
    }

    /**
     * What is drawn.
     *
     * @param counted the positions of the examples that count
     * @param groups the group of each example; empty if they come in none
     */
    static Observations observations(List<Integer> counted, List<String> groups) {
        return groups.isEmpty()
                ? Observations.each(counted.size())
                : Observations.grouped(counted.stream().map(groups::get).toList());
    }

    /** @param examples those that are drawn from, by their position */
    static SetValue of(SetMetric metric, Evaluation evaluation, List<Integer> examples) {
        List<Predicted<?, ?, ?>> all = evaluation.predicted();
        List<Predicted<?, ?, ?>> measured = new ArrayList<>();
        examples.forEach(position -> measured.add(all.get(position)));
        List<Predicted<?, ?, ?>> bad = new ArrayList<>();
        measured.forEach(one -> bad.add(new Predicted<>(one.example(), Optional.empty())));
        return drawn -> {
            List<Predicted<?, ?, ?>> set = new ArrayList<>(drawn.length);
            for (int position : drawn) {
                set.add(position < 0 ? bad.get(~position) : measured.get(position));
            }
            return metric.of(set);
        };
    }
}
