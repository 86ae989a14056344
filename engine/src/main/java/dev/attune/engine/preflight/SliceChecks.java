package dev.attune.engine.preflight;

import dev.attune.engine.data.DataException;
import dev.attune.engine.event.PreflightRecord.Check;
import dev.attune.engine.event.PreflightRecord.Status;
import dev.attune.engine.gate.GatePower;
import dev.attune.engine.program.Groups;
import dev.attune.engine.program.PreparedProgram.Splits;
import dev.attune.engine.program.ProgramDefinition;
import dev.attune.engine.program.ProgramDefinition.GateSpec;
import dev.attune.engine.program.ProgramDefinition.MetricSpec;
import dev.attune.engine.program.ProgramDefinition.SliceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether the slices of gates can be made, and what their gates can show of them. */
final class SliceChecks {

    /** With fewer, an interval covers most of the range. */
    private static final int FEWEST = 10;

    private static final int MOST_NAMED = 5;

    private SliceChecks() {}

    /** What slices the test split, each named once. */
    static List<String> names(ProgramDefinition definition) {
        return definition.metrics().stream()
                .flatMap(metric -> Stream.ofNullable(metric.gate()))
                .flatMap(gate -> gate.slices().stream())
                .map(SliceSpec::by)
                .distinct()
                .toList();
    }

    /**
     * The slices in words.
     *
     * @throws DataException if an example is in none
     */
    static String found(Splits splits, String by) {
        Map<String, Integer> sizes = sizes(splits, by);
        return sizes.size() + " slice" + (sizes.size() == 1 ? "" : "s") + " by " + by + " of "
                + Collections.min(sizes.values()) + " to " + Collections.max(sizes.values()) + " " + unit(splits);
    }

    /** Names the slices that are too small to pass. */
    static List<Check> of(MetricSpec metric, GateSpec gate, Splits splits) {
        List<Check> checks = new ArrayList<>();
        for (SliceSpec slice : gate.slices()) {
            List<String> small = sizes(splits, slice.by()).entrySet().stream()
                    .filter(of -> isTooSmall(of.getValue(), metric, gate, slice))
                    .map(of -> of.getKey() + " (" + of.getValue() + ")")
                    .toList();
            if (!small.isEmpty()) {
                checks.add(new Check(
                        "gate " + metric.name(),
                        Status.WARNING,
                        small.size() + " of the slices by " + slice.by() + (small.size() == 1 ? " has" : " have")
                                + " too few " + unit(splits) + " to show what is asked: "
                                + small.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                                + (small.size() > MOST_NAMED ? ", …" : "") + "; give more of them, or ask less"));
            }
        }
        return checks;
    }

    private static boolean isTooSmall(int observations, MetricSpec metric, GateSpec gate, SliceSpec slice) {
        Double atLeast = slice.thresholds().atLeast();
        double highest = metric.min()
                + GatePower.highestAtLeast(observations, gate.confidence()) * (metric.max() - metric.min());
        return observations < FEWEST || (atLeast != null && atLeast > highest);
    }

    /** How many observations each slice has: examples, or groups of them. */
    private static Map<String, Integer> sizes(Splits splits, String by) {
        List<String> slices = Groups.slices(splits.test(), by);
        List<String> groups = splits.testGroups();
        Map<String, List<Integer>> members = IntStream.range(0, slices.size())
                .boxed()
                .collect(Collectors.groupingBy(slices::get, TreeMap::new, Collectors.toList()));
        Map<String, Integer> sizes = new TreeMap<>();
        members.forEach((slice, examples) -> sizes.put(
                slice,
                groups.isEmpty()
                        ? examples.size()
                        : (int) examples.stream().map(groups::get).distinct().count()));
        return sizes;
    }

    private static String unit(Splits splits) {
        return splits.testGroups().isEmpty() ? "test examples" : "groups of test examples";
    }
}
