package dev.attune.engine.optimize.settings;

import dev.attune.engine.bootstrap.BootstrapSettings;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How demo sets are made.
 *
 * @param sets demo sets, the empty one included
 * @param maxBootstrapped bootstrapped demos per set and module at most
 * @param maxDemos demos per set and module at most
 * @param threshold from which objective value a trace becomes a demo; NaN: the metric's highest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DemoSettings(int sets, int maxBootstrapped, int maxDemos, double threshold) {

    /** Demos per set and module where nothing else is said. */
    private static final int DEMOS = 4;

    public static DemoSettings of(
            AnnotationValues attributes,
            int sets,
            int presetSets,
            int maxBootstrapped,
            int maxDemos,
            double threshold) {
        return new DemoSettings(
                attributes.orPreset("demoSets", sets, 1, presetSets),
                attributes.orPreset("maxBootstrappedDemos", maxBootstrapped, 0, DEMOS),
                attributes.orPreset("maxLabeledDemos", maxDemos, 0, DEMOS),
                attributes.threshold("bootstrapThreshold", threshold));
    }

    /** Demos that proposals are grounded in and that no prompt shows. */
    public static DemoSettings forGrounding() {
        return new DemoSettings(3, 3, 3, Double.NaN);
    }

    /** Whether no set can hold a demo. */
    public boolean empty() {
        return maxBootstrapped + maxDemos == 0;
    }

    public BootstrapSettings forMetric(double metricMax) {
        return new BootstrapSettings(
                empty() ? 1 : sets, maxBootstrapped, maxDemos, Double.isNaN(threshold) ? metricMax : threshold);
    }

    /** How often the program is run does not depend on what the metric's highest value is. */
    public BootstrapSettings settings() {
        return forMetric(1);
    }

    public List<String> describe() {
        return List.of(
                "demoSets = " + sets,
                "maxBootstrappedDemos = " + maxBootstrapped,
                "maxLabeledDemos = " + maxDemos,
                "bootstrapThreshold = " + (Double.isNaN(threshold) ? "highest value" : threshold));
    }
}
