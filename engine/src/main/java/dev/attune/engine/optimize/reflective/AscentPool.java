package dev.attune.engine.optimize.reflective;

import dev.attune.engine.data.Example;
import dev.attune.engine.optimize.SearchStart;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.engine.optimize.phase.ExampleScores;
import dev.attune.runtime.signature.Demonstration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The candidates of SIMBA, each with its gain over the unoptimized program on the same examples: scores on different minibatches cannot be
 * compared, gains can. One thread at a time.
 */
final class AscentPool {

    /** Of the softmax that draws candidates, in units of the metric's range; that of DSPy. */
    private static final double TEMPERATURE = 0.2;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A candidate. Immutable.
     *
     * @param name what it is called in records
     * @param tuned its prompts
     * @param gain the mean difference to the unoptimized program on the same examples, as a share of the metric's range; 0 for that itself
     */
    record Entry(String name, TunedModules tuned, double gain) {

        /** The ids of the examples that its demos are from. */
        Set<String> shown() {
            return tuned.modules().values().stream()
                    .flatMap(module -> module.demos().stream())
                    .map(Demonstration::exampleId)
                    .collect(Collectors.toSet());
        }
    }

    AscentPool(SearchStart start) {
        entries.add(new Entry(start.name(), start.tuned(), 0));
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    /** The best gain. */
    double best() {
        return entries.stream().mapToDouble(Entry::gain).max().orElse(0);
    }

    /** Those that are better than the unoptimized program, the best first. */
    List<Entry> better() {
        return ranked().filter(entry -> entry.gain() > ExampleScores.ROUNDING).toList();
    }

    private Stream<Entry> ranked() {
        return entries.stream().sorted(Comparator.comparingDouble(Entry::gain).reversed());
    }

    /**
     * Draws one of the best candidates by softmax, or the unoptimized program, which has no demo of any example.
     *
     * @param best how many of the best
     * @param example those that have a demo of it are left out
     */
    Entry draw(int best, Example<?, ?> example, RandomGenerator random) {
        List<Entry> from = new ArrayList<>(ranked().limit(best)
                .filter(entry -> !entry.shown().contains(example.id()))
                .toList());
        if (!from.contains(entries.get(0))) {
            from.add(entries.get(0));
        }
        double highest = from.stream().mapToDouble(Entry::gain).max().orElse(0);
        double[] weights = from.stream()
                .mapToDouble(entry -> Math.exp((entry.gain() - highest) / TEMPERATURE))
                .toArray();
        double left = random.nextDouble() * Arrays.stream(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return from.get(i);
            }
        }
        return from.get(from.size() - 1);
    }
}
