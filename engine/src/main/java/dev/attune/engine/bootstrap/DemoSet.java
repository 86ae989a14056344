package dev.attune.engine.bootstrap;

import dev.attune.runtime.artifact.TunedModule;
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
 * @param choices which of them a request shows, by module name; of a module without one, all
 * @param origins where they come from, in words, by module name; those of a module without one, from this set
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DemoSet(
        String label,
        Map<String, List<Demonstration>> demos,
        Map<String, DemoChoice> choices,
        Map<String, String> origins) {

    /** The set without demos. */
    public static final DemoSet NONE = new DemoSet("no demos", Map.of());

    /** Copies the maps, keeping their order. */
    public DemoSet {
        demos = Collections.unmodifiableMap(new LinkedHashMap<>(demos));
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /** A set of which requests show all. */
    public DemoSet(String label, Map<String, List<Demonstration>> demos) {
        this(label, demos, Map.of(), Map.of());
    }

    /** Returns the demos that modules have, each with its choice and origin; {@link #NONE} if they have none. */
    public static DemoSet of(Map<String, TunedModule> modules) {
        Map<String, List<Demonstration>> demos = new LinkedHashMap<>();
        Map<String, DemoChoice> choices = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        modules.forEach((name, module) -> {
            demos.put(name, module.demos());
            choices.put(name, module.choice());
            origins.put(name, module.demosOrigin());
        });
        DemoSet set = new DemoSet("the demos before", demos, choices, origins);
        return set.isEmpty() ? NONE : set;
    }

    /** Returns the same demos as a pool, from which each request gets some. */
    public DemoSet pool(DemoChoice chosen) {
        Map<String, DemoChoice> all = new LinkedHashMap<>();
        demos.keySet().forEach(module -> all.put(module, chosen));
        return new DemoSet(
                chosen + " of a pool (" + most(Origin.BOOTSTRAPPED) + " bootstrapped, " + most(Origin.LABELED)
                        + " labeled)",
                demos,
                all,
                Map.of());
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

    /** Returns which of the demos of a module a request shows. */
    public DemoChoice choice(String module) {
        return choices.getOrDefault(module, DemoChoice.ALL);
    }

    /** Returns where the demos of a module come from, in words: the label, unless the set has none for it. */
    public String origin(String module) {
        return of(module).isEmpty() ? NONE.label : label(module);
    }

    /** Returns what the set is called as a choice for a module. */
    public String label(String module) {
        return origins.getOrDefault(module, label);
    }

    /** Returns whether it has the same demos as another one, and requests show the same of them. */
    public boolean saysTheSameAs(DemoSet other) {
        return demos.equals(other.demos)
                && demos.keySet().stream().allMatch(module -> choice(module).equals(other.choice(module)));
    }

    /** Returns whether no module has a demo. */
    public boolean isEmpty() {
        return demos.values().stream().allMatch(List::isEmpty);
    }
}
