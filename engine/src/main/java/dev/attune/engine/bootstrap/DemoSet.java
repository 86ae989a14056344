package dev.attune.engine.bootstrap;

import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Demos for every module of a program, made together. Immutable.
 *
 * @param label the kind of set, for reports
 * @param demos the demos by module name, in program order
 * @param choice which of them a request shows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DemoSet(String label, Map<String, List<Demonstration>> demos, DemoChoice choice) {

    /** The set without demos. */
    public static final DemoSet NONE = new DemoSet("no demos", Map.of());

    /** Copies the map, keeping its order. */
    public DemoSet {
        demos = Collections.unmodifiableMap(new LinkedHashMap<>(demos));
    }

    /** A set of which requests show all. */
    public DemoSet(String label, Map<String, List<Demonstration>> demos) {
        this(label, demos, DemoChoice.ALL);
    }

    /** Returns the same demos as a pool, from which each request gets some. */
    public DemoSet pool(DemoChoice chosen) {
        return new DemoSet(
                chosen + " of a pool (" + most(Origin.BOOTSTRAPPED) + " bootstrapped, " + most(Origin.LABELED)
                        + " labeled)",
                demos,
                chosen);
    }

    private long most(Origin origin) {
        return demos.values().stream()
                .mapToLong(own ->
                        own.stream().filter(demo -> demo.origin() == origin).count())
                .max()
                .orElse(0);
    }

    /** Returns the demos of one module. */
    public List<Demonstration> of(String module) {
        return demos.getOrDefault(module, List.of());
    }

    /** Returns where the demos of a module come from, in words: the label, unless the set has none for it. */
    public String origin(String module) {
        return of(module).isEmpty() ? NONE.label : label;
    }

    /** Returns whether no module has a demo. */
    public boolean isEmpty() {
        return demos.values().stream().allMatch(List::isEmpty);
    }
}
