package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Demos;
import dev.attune.engine.bootstrap.BootstrapSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How demo sets are made: {@link Demos} with its defaults filled in. Immutable.
 *
 * @param sets demo sets, the empty one included
 * @param maxBootstrapped bootstrapped demos per set and module at most
 * @param maxDemos demos per set and module at most
 * @param threshold from which objective value a trace becomes a demo; NaN: the metric's highest
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DemoSettings(int sets, int maxBootstrapped, int maxDemos, double threshold) {

    private static final String NESTED = "Demos";

    /** Demos per set and module where nothing else is said. */
    private static final int DEMOS = 4;

    /**
     * The settings of an optimizer.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @param sets how many there are where the annotation does not say
     * @throws IllegalArgumentException if a value is out of its range; the message names it
     */
    public static DemoSettings of(String annotation, Demos a, int sets) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        return new DemoSettings(
                values.orDefault("sets", a.sets(), 1, sets),
                values.orDefault("maxBootstrapped", a.maxBootstrapped(), 0, DEMOS),
                values.orDefault("maxLabeled", a.maxLabeled(), 0, DEMOS),
                values.threshold("threshold", a.threshold()));
    }

    /**
     * The settings of an optimizer for which the number of sets is no choice.
     *
     * @param sets how many there are
     * @param why they may not be given
     * @throws IllegalArgumentException if they are, or a value is out of its range; the message names it
     */
    public static DemoSettings ofSets(String annotation, Demos a, int sets, String why) {
        new AnnotationValues(annotation, NESTED).unused("sets", a.sets() != -1, a.sets(), why);
        return of(annotation, a, sets);
    }

    /**
     * The settings of an optimizer that knows labeled demos only.
     *
     * @param otherwise how many where the annotation does not say
     * @param why nothing else may be given
     * @throws IllegalArgumentException if it is, or the value is out of its range; the message names it
     */
    public static DemoSettings ofLabeled(String annotation, Demos a, int otherwise, String why) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        values.unused("sets", a.sets() != -1, a.sets(), why);
        values.unused("maxBootstrapped", a.maxBootstrapped() != -1, a.maxBootstrapped(), why);
        values.unused("threshold", !Double.isNaN(a.threshold()), a.threshold(), why);
        return new DemoSettings(2, 0, values.orDefault("maxLabeled", a.maxLabeled(), 1, otherwise), Double.NaN);
    }

    /** Refuses a threshold, where it is not the annotation that sets it. */
    public static void refuseThreshold(String annotation, Demos a, String why) {
        new AnnotationValues(annotation, NESTED).unused("threshold", !Double.isNaN(a.threshold()), a.threshold(), why);
    }

    /** Demos that proposals are grounded in and that no prompt shows. */
    public static DemoSettings forGrounding() {
        return new DemoSettings(3, 3, 3, Double.NaN);
    }

    /** Whether no set can hold a demo. */
    public boolean empty() {
        return maxBootstrapped + maxDemos == 0;
    }

    /** Refuses settings that leave no demos to choose from. */
    public DemoSettings requireChoice(String annotation) {
        if (empty() || sets == 1) {
            throw new AnnotationValues(annotation, NESTED)
                    .nothingToSearch(
                            "sets = " + sets + ", maxBootstrapped = " + maxBootstrapped + ", maxLabeled = " + maxDemos,
                            "allow demos");
        }
        return this;
    }

    /** The settings of a bootstrapper for a metric with that highest value. */
    public BootstrapSettings forMetric(double metricMax) {
        return new BootstrapSettings(
                empty() ? 1 : sets, maxBootstrapped, maxDemos, Double.isNaN(threshold) ? metricMax : threshold);
    }

    /** The settings of a bootstrapper for estimates: how often the program is run does not depend on the metric. */
    public BootstrapSettings forEstimate() {
        return forMetric(1);
    }

    /** The settings in force by name. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("demos.sets", "" + sets);
        described.put("demos.maxBootstrapped", "" + maxBootstrapped);
        described.put("demos.maxLabeled", "" + maxDemos);
        described.put("demos.threshold", Double.isNaN(threshold) ? "highest value" : "" + threshold);
        return described;
    }
}
