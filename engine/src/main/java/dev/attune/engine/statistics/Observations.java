package dev.attune.engine.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The examples of a set as observations of an experiment: each is one, or those of a group make one. Immutable.
 *
 * @param positions the positions of the examples of each observation, none of which is empty
 * @param grouped whether examples come in groups
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Observations(List<List<Integer>> positions, boolean grouped) {

    /** Copies the lists. */
    public Observations {
        positions = positions.stream().map(List::copyOf).toList();
    }

    /** Observations of one example each. */
    public static Observations each(int examples) {
        return new Observations(IntStream.range(0, examples).mapToObj(List::of).toList(), false);
    }

    /**
     * Observations of the examples of a group each.
     *
     * @param groups the group of each example
     */
    public static Observations grouped(List<String> groups) {
        Map<String, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int example = 0; example < groups.size(); example++) {
            byGroup.computeIfAbsent(groups.get(example), name -> new ArrayList<>())
                    .add(example);
        }
        return new Observations(List.copyOf(byGroup.values()), true);
    }

    /** Returns the number of observations. */
    public int count() {
        return positions.size();
    }

    /** Returns the number of examples. */
    public int examples() {
        return positions.stream().mapToInt(List::size).sum();
    }
}
