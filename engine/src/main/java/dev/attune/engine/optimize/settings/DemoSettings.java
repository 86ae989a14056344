package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Demos;
import dev.attune.engine.bootstrap.BootstrapSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How demo sets are made: {@link Demos} with its defaults filled in. Immutable.
 *
 * @param sets number of demo sets, including the empty one
 * @param maxBootstrapped maximum number of bootstrapped demos per set and module
 * @param maxDemos maximum number of demos per set and module
 * @param threshold the objective value from which a trace becomes a demo; NaN: the metric's highest
 * @param shown how many demos of a set a prompt shows at most; the highest number: all
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DemoSettings(int sets, int maxBootstrapped, int maxDemos, double threshold, int shown) {

    private static final String NESTED = "Demos";

    /** Demos per set and module where nothing else is said. */
    private static final int DEMOS = 4;

    private static final int ALL = Integer.MAX_VALUE;

    /**
     * Returns the settings of an optimizer.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @param sets how many there are if the annotation does not say
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static DemoSettings of(String annotation, Demos a, int sets) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        return new DemoSettings(
                values.orDefault("sets", a.sets(), 1, sets),
                values.orDefault("maxBootstrapped", a.maxBootstrapped(), 0, DEMOS),
                values.orDefault("maxLabeled", a.maxLabeled(), 0, DEMOS),
                values.threshold("threshold", a.threshold()),
                ALL);
    }

    /**
     * Returns the settings of an optimizer that makes one pool, from which each request gets some demos.
     *
     * @param otherwise how many demos the pool has at most if the annotation does not say, and how many of them are bootstrapped
     * @param shown how many a request gets at most
     * @throws IllegalArgumentException if something is set that means nothing, or a value is out of range; the message names it
     */
    public static DemoSettings ofPool(String annotation, Demos a, int otherwise, int shown) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        values.unused("sets", a.sets() != -1, a.sets(), "there is one pool of demos");
        int bootstrapped = values.orDefault("maxBootstrapped", a.maxBootstrapped(), 0, otherwise);
        return new DemoSettings(
                bootstrapped == 0 ? 2 : 3,
                bootstrapped,
                values.orDefault("maxLabeled", a.maxLabeled(), 0, otherwise),
                values.threshold("threshold", a.threshold()),
                shown);
    }

    /**
     * Returns the settings of an optimizer with a fixed number of sets.
     *
     * @param sets how many there are
     * @param why why the number may not be set
     * @throws IllegalArgumentException if it is set, or a value is out of range; the message names it
     */
    public static DemoSettings ofSets(String annotation, Demos a, int sets, String why) {
        new AnnotationValues(annotation, NESTED).unused("sets", a.sets() != -1, a.sets(), why);
        return of(annotation, a, sets);
    }

    /**
     * Returns the settings of an optimizer that uses labeled demos only.
     *
     * @param otherwise how many if the annotation does not say
     * @param why why nothing else may be set
     * @throws IllegalArgumentException if something else is set, or the value is out of range; the message names it
     */
    public static DemoSettings ofLabeled(String annotation, Demos a, int otherwise, String why) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        values.unused("sets", a.sets() != -1, a.sets(), why);
        values.unused("maxBootstrapped", a.maxBootstrapped() != -1, a.maxBootstrapped(), why);
        values.unused("threshold", !Double.isNaN(a.threshold()), a.threshold(), why);
        return new DemoSettings(2, 0, values.orDefault("maxLabeled", a.maxLabeled(), 1, otherwise), Double.NaN, ALL);
    }

    /** Refuses a threshold if the annotation is not what sets it. */
    public static void refuseThreshold(String annotation, Demos a, String why) {
        new AnnotationValues(annotation, NESTED).unused("threshold", !Double.isNaN(a.threshold()), a.threshold(), why);
    }

    /** Refuses what says how demos are made where there are to be none. */
    public static void refuseAny(String annotation, Demos a) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        String noneOfOne = "the one set is the empty one, and no demos are searched";
        values.unused("sets", a.sets() > 1, a.sets(), "no set may hold a demo, and none are searched");
        values.unused("maxBootstrapped", a.maxBootstrapped() > 0, a.maxBootstrapped(), noneOfOne);
        values.unused("maxLabeled", a.maxLabeled() > 0, a.maxLabeled(), noneOfOne);
        refuseThreshold(annotation, a, "no demos are searched");
    }

    /** Returns the settings for demos that ground proposals but that no prompt shows. */
    public static DemoSettings forGrounding() {
        return new DemoSettings(3, 3, 3, Double.NaN, ALL);
    }

    /** Returns whether no set can hold a demo. */
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

    /** Returns the settings of a bootstrapper for a metric with that highest value. */
    public BootstrapSettings forMetric(double metricMax) {
        return new BootstrapSettings(
                empty() ? 1 : sets, maxBootstrapped, maxDemos, Double.isNaN(threshold) ? metricMax : threshold, shown);
    }

    /** Returns the settings of a bootstrapper for estimates: how often the program runs does not depend on the metric. */
    public BootstrapSettings forEstimate() {
        return forMetric(1);
    }

    /** Returns the effective settings by name. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("demos.sets", "" + sets);
        described.put("demos.maxBootstrapped", "" + maxBootstrapped);
        described.put("demos.maxLabeled", "" + maxDemos);
        described.put("demos.threshold", Double.isNaN(threshold) ? "highest value" : "" + threshold);
        return described;
    }
}
