package dev.attune.engine.optimize;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.apiguardian.api.API;

/** All optimizers that are on the class path. Immutable. */
@API(status = API.Status.INTERNAL, since = "0.1")
@SuppressWarnings("rawtypes") // ServiceLoader knows raw types only
public final class OptimizerProviders {

    /** The plain ones first, so that programs with several run them in this order; those of others follow by name. */
    private static final List<String> ORDER = List.of(
            "labeled-few-shot",
            "bootstrap-few-shot",
            "bootstrap-random-search",
            "knn-few-shot",
            "bayesian-bootstrap",
            "zero-shot-mipro",
            "mipro",
            "module-level-opro",
            "program-level-opro",
            "coordinate-ascent-opro",
            "zero-shot-mipro-plus-plus",
            "mipro-plus-plus",
            "gepa",
            "infer-rules",
            "simba",
            "layout-search");

    /** The name of a chain of optimizers of a class, which no optimizer may have. */
    public static final String CHAIN = "chain";

    /** The name of an ensemble of candidates of an optimizer of a class, which no optimizer may have. */
    public static final String ENSEMBLE = "ensemble";

    private final List<OptimizerProvider<?>> providers;
    private final List<String> problems;

    private OptimizerProviders(List<OptimizerProvider<?>> providers, List<String> problems) {
        this.providers = List.copyOf(providers);
        this.problems = List.copyOf(problems);
    }

    /** Loads them with the class loader of this class. What cannot be used is left out, and {@link #problems()} says so. */
    public static OptimizerProviders load() {
        Map<String, OptimizerProvider<?>> byName = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Iterator<OptimizerProvider> found = ServiceLoader.load(
                        OptimizerProvider.class, OptimizerProviders.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                OptimizerProvider<?> provider = found.next();
                if (Set.of(CHAIN, ENSEMBLE).contains(provider.name())) {
                    problems.add("an optimizer is called as " + provider.name() + "s of optimizers are, "
                            + provider.name() + ": that of "
                            + provider.annotation().getName() + "; give it another name");
                    continue;
                }
                OptimizerProvider<?> other = byName.putIfAbsent(provider.name(), provider);
                if (other != null) {
                    problems.add("two optimizers are called " + provider.name() + ": those of "
                            + other.annotation().getName() + " and "
                            + provider.annotation().getName() + "; leave one of them out of the class path");
                }
            } catch (ServiceConfigurationError e) {
                problems.add("an optimizer of the class path cannot be made: " + e.getMessage());
            }
        }
        List<OptimizerProvider<?>> sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.<OptimizerProvider<?>>comparingInt(OptimizerProviders::place)
                .thenComparing(OptimizerProvider::name));
        return new OptimizerProviders(sorted, problems);
    }

    private static int place(OptimizerProvider<?> provider) {
        int place = ORDER.indexOf(provider.name());
        return place < 0 ? ORDER.size() : place;
    }

    /** What keeps optimizers of the class path from being used, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    /** All of them in the order in which they run. */
    public List<OptimizerProvider<?>> all() {
        return providers;
    }

    /** Their names. */
    public List<String> names() {
        return providers.stream().<String>map(OptimizerProvider::name).toList();
    }

    /** Their annotations. */
    public List<Class<? extends Annotation>> annotations() {
        return providers.stream()
                .<Class<? extends Annotation>>map(OptimizerProvider::annotation)
                .toList();
    }
}
