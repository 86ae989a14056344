package dev.attune.engine.model;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.journal.DiskCache;
import dev.attune.engine.journal.JournalException;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.attune.runtime.ServerAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apiguardian.api.API;

/**
 * Opens the models that settings name, each once, and closes them when the tests have ended. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelRegistry implements AutoCloseable {

    /** The schemes that Attune has modules for. */
    private static final List<String> OURS = List.of("local", "openai");

    private static final String BASE_URL = "base-url";

    private final Map<String, ModelProvider> providers = new TreeMap<>();
    private final Map<Asked, List<ServedModel>> open = new HashMap<>();
    private final Map<Path, DiskCache> caches = new HashMap<>();

    private record Asked(String setting, ModelOptions options) {}

    /** A registry of the providers on the class path. */
    public ModelRegistry() {
        this(ServiceLoader.load(ModelProvider.class));
    }

    public ModelRegistry(Iterable<ModelProvider> providers) {
        providers.forEach(provider -> this.providers.put(provider.scheme(), provider));
    }

    /**
     * Opens a model, or gives the one that is open.
     *
     * @param setting {@code scheme:name}
     * @return the model once for each server, or once if it has none
     * @throws ConfigurationException if no provider knows the scheme, or the provider refuses name or options
     */
    public synchronized List<ServedModel> open(String setting, ModelOptions options) {
        Asked asked = new Asked(setting, options);
        List<ServedModel> models = open.get(asked);
        if (models == null) {
            ModelProvider provider = provider(setting);
            try {
                models = perServer(setting, options).entrySet().stream()
                        .map(server ->
                                new ServedModel(server.getKey(), provider.open(name(setting), server.getValue())))
                        .toList();
            } catch (RuntimeException e) {
                throw new ConfigurationException("cannot open the model " + setting + ": " + e.getMessage());
            }
            open.put(asked, models);
        }
        return models;
    }

    /** The addresses of the servers that have a model, without credentials; empty if none are given, or its scheme has none. */
    public List<String> servers(String setting, ModelOptions options) {
        return providers.containsKey(scheme(setting))
                ? perServer(setting, options).keySet().stream()
                        .filter(server -> !server.isEmpty())
                        .toList()
                : List.of();
    }

    /** Asks each server of a model whether it serves it: what is wrong, by server, where something is. */
    public Map<String, String> complaints(String setting, ModelOptions options) {
        Map<String, String> complaints = new ConcurrentSkipListMap<>();
        // a server that is down may take seconds to say nothing
        perServer(setting, options).entrySet().parallelStream()
                .forEach(server -> provider(setting)
                        .complaint(name(setting), server.getValue())
                        .ifPresent(complaint -> complaints.put(server.getKey(), complaint)));
        return complaints;
    }

    /** The options for each server, by its address without credentials. */
    private Map<String, ModelOptions> perServer(String setting, ModelOptions options) {
        ModelOptions own = ofScheme(scheme(setting), options);
        Optional<String> addresses = provider(setting).isServed() ? own.get(BASE_URL) : Optional.empty();
        if (addresses.isEmpty()) {
            return Map.of("", own);
        }
        Map<String, ModelOptions> servers = new LinkedHashMap<>();
        for (ServerAddress address : ServerAddress.list(addresses.get())) {
            servers.put(address.shown(), own.with(BASE_URL, address.sent()));
        }
        return servers;
    }

    /** The common options, and those of the scheme by their own names. */
    private static ModelOptions ofScheme(String scheme, ModelOptions options) {
        Map<String, String> own = new TreeMap<>();
        options.values().forEach((name, value) -> {
            if (name.startsWith(scheme + ".")) {
                own.put(name.substring(scheme.length() + 1), value);
            } else if (name.indexOf('.') < 0) {
                own.put(name, value);
            }
        });
        return new ModelOptions(own, options.apiKey());
    }

    /** How many calls of that model are worth making at once when the settings do not say. */
    public int defaultConcurrency(String setting) {
        return provider(setting).defaultConcurrency();
    }

    /** The token limit of that model when it writes instructions; empty if its provider sets none, or is absent. */
    public OptionalInt defaultProposerTokens(String setting) {
        ModelProvider provider = providers.get(scheme(setting));
        return provider == null ? OptionalInt.empty() : provider.defaultProposerTokens();
    }

    /** What that model is asked with where the settings do not say; empty if its provider does not say either, or is absent. */
    public Map<String, String> defaults(String setting) {
        ModelProvider provider = providers.get(scheme(setting));
        return provider == null ? Map.of() : provider.defaults();
    }

    private static String name(String setting) {
        return setting.substring(setting.indexOf(':') + 1);
    }

    private static String scheme(String setting) {
        return setting.substring(0, setting.indexOf(':'));
    }

    private ModelProvider provider(String setting) {
        String scheme = scheme(setting);
        ModelProvider provider = providers.get(scheme);
        if (provider == null) {
            String hint = OURS.contains(scheme) ? "; add the dependency dev.attune:attune-" + scheme + "-model" : "";
            throw new ConfigurationException("no model provider for \"" + setting
                    + "\": the class path has providers for " + providers.keySet() + hint);
        }
        return provider;
    }

    /**
     * Opens the cache that all programs share, or gives it if it is open.
     *
     * @throws ConfigurationException if it cannot be opened
     */
    public synchronized DiskCache cache(Path file) {
        DiskCache cache = caches.get(file);
        if (cache == null) {
            try {
                cache = DiskCache.open(file);
            } catch (JournalException e) {
                throw new ConfigurationException(Keys.CACHE + ": " + e.getMessage());
            }
            caches.put(file, cache);
        }
        return cache;
    }

    @Override
    public synchronized void close() {
        caches.values().forEach(DiskCache::close);
        caches.clear();
        List<ServedModel> closing = open.values().stream().flatMap(List::stream).toList();
        open.clear();
        for (ServedModel served : closing) {
            if (served.model() instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    System.getLogger(ModelRegistry.class.getName())
                            .log(System.Logger.Level.WARNING, "a model could not be closed", e);
                }
            }
        }
    }
}
