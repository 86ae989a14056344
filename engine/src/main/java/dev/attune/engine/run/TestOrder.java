package dev.attune.engine.run;

import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The order in which a gate that may decide early takes the test examples: a shuffled one, since files are often sorted, and always the same.
 * The examples of a group are taken together. Immutable.
 *
 * @param observations the positions of the examples of each observation
 */
record TestOrder(List<List<Integer>> observations) {

    static TestOrder of(Splits splits) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        IntStream.range(0, splits.test().size())
                .forEach(position -> groups.computeIfAbsent(group(splits, position), name -> new ArrayList<>())
                        .add(position));
        return new TestOrder(RandomStreams.shuffled(
                List.copyOf(groups.values()), new RandomStreams(0).stream("order of test examples", 0)));
    }

    private static String group(Splits splits, int position) {
        return splits.testGroups().isEmpty()
                ? Integer.toString(position)
                : splits.testGroups().get(position);
    }

    /** The positions of the examples of the observations from one up to another, in the order of the split. */
    List<Integer> positions(int from, int to) {
        return observations.subList(from, to).stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
