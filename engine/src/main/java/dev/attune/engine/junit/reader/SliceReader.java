package dev.attune.engine.junit.reader;

import dev.attune.annotations.Gate;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Slice;
import dev.attune.engine.gate.Thresholds;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.program.ProgramDefinition.SliceSpec;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a gate asks of slices. */
final class SliceReader {

    private final Method method;
    private final Metric metric;
    private final boolean searches;
    private final Problems problems;

    /** @param searches whether the class has an optimizer, whose winner can be worse than what is in production */
    SliceReader(Method method, Metric metric, boolean searches, Problems problems) {
        this.method = method;
        this.metric = metric;
        this.searches = searches;
        this.problems = problems;
    }

    /** Those of a gate without those that are a problem. */
    List<SliceSpec> read(Gate gate, boolean ofSet) {
        List<SliceSpec> slices = new ArrayList<>();
        if (ofSet && gate.slices().length > 0) {
            problem(
                    "slices = …",
                    "its metric is one of the whole set, and slices are judged by the scores of examples");
            return slices;
        }
        Set<String> names = new HashSet<>();
        for (Slice slice : gate.slices()) {
            if (!names.add(slice.by())) {
                problem(name(slice), "there is another by that name; give one of them both thresholds");
            } else if (isSound(slice)) {
                slices.add(new SliceSpec(
                        slice.by(),
                        new Thresholds(
                                Double.isNaN(slice.atLeast()) ? null : (Double) slice.atLeast(),
                                null,
                                Double.isNaN(slice.notWorseBy()) ? null : (Double) slice.notWorseBy())));
            }
        }
        return slices;
    }

    private boolean isSound(Slice slice) {
        double range = metric.max() - metric.min();
        boolean level = !Double.isNaN(slice.atLeast());
        boolean guard = !Double.isNaN(slice.notWorseBy());
        if (slice.by().isBlank()) {
            return problem(name(slice), "it names nothing by which examples could be sliced");
        } else if (!level && !guard) {
            return problem(name(slice), "it asks for nothing; give it atLeast or notWorseBy");
        } else if (level && !(slice.atLeast() >= metric.min() && slice.atLeast() <= metric.max())) {
            return problem(
                    name(slice) + " with atLeast = " + slice.atLeast(),
                    "it is outside the range of the metric from " + metric.min() + " to " + metric.max());
        } else if (guard && !(slice.notWorseBy() > 0 && slice.notWorseBy() <= range)) {
            return problem(
                    name(slice) + " with notWorseBy = " + slice.notWorseBy(),
                    "a loss that is allowed is above 0, and the metric ranges over " + range);
        } else if (guard && !searches) {
            return problem(
                    name(slice) + " with notWorseBy = " + slice.notWorseBy(),
                    "the class has no optimizer that could make it worse");
        }
        return true;
    }

    private static String name(Slice slice) {
        return "slices = @Slice(by = \"" + slice.by() + "\")";
    }

    private boolean problem(String attribute, String why) {
        problems.of(method, "has a @Gate with " + attribute + "; " + why);
        return false;
    }
}
