package dev.attune.engine.bootstrap;

import dev.attune.runtime.signature.Demonstration;
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
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DemoSet(String label, Map<String, List<Demonstration>> demos) {

    /** The set without demos. */
    public static final DemoSet NONE = new DemoSet("no demos", Map.of());

    /** Copies the map, keeping its order. */
    public DemoSet {
        demos = Collections.unmodifiableMap(new LinkedHashMap<>(demos));
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
