package dev.attune.engine.instance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apiguardian.api.API;

/**
 * The providers of the class path. Immutable.
 *
 * @param providers all that can be used
 * @param problems what keeps others from being used, a sentence each
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record InstanceProviders(List<InstanceProvider> providers, List<String> problems) {

    /** Copies the lists. */
    public InstanceProviders {
        providers = List.copyOf(providers);
        problems = List.copyOf(problems);
    }

    /** Loads them with the class loader of this class. */
    public static InstanceProviders load() {
        List<InstanceProvider> providers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Iterator<InstanceProvider> found = ServiceLoader.load(
                        InstanceProvider.class, InstanceProviders.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return new InstanceProviders(providers, problems);
                }
                providers.add(found.next());
            } catch (ServiceConfigurationError e) {
                problems.add("a provider of instances of the class path cannot be made: " + e.getMessage());
            }
        }
    }

    /** Returns the first that makes instances of a class; empty: Attune makes them itself. */
    public Optional<InstanceProvider> of(Class<?> type) {
        return providers.stream().filter(provider -> provider.provides(type)).findFirst();
    }
}
