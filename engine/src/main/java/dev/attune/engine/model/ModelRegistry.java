package dev.attune.engine.model;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Keys;
import dev.attune.engine.journal.DiskCache;
import dev.attune.engine.journal.JournalException;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Opens the models that settings name, each once, and closes them when the tests have ended. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelRegistry implements AutoCloseable {

    /** The schemes that Attune has modules for. */
    private static final List<String> OURS = List.of("local", "openai");

    private final Map<String, ModelProvider> providers = new TreeMap<>();
    private final Map<String, ChatModel> open = new HashMap<>();
    private final Map<Path, DiskCache> caches = new HashMap<>();

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
     * @throws ConfigurationException if no provider knows the scheme, or the provider refuses name or options
     */
    public synchronized ChatModel open(String setting, ModelOptions options) {
        ChatModel model = open.get(setting);
        if (model == null) {
            try {
                String scheme = scheme(setting);
                model = provider(setting).open(setting.substring(scheme.length() + 1), ofScheme(scheme, options));
            } catch (ConfigurationException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new ConfigurationException("cannot open the model " + setting + ": " + e.getMessage());
            }
            open.put(setting, model);
        }
        return model;
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
        List<ChatModel> closing = new ArrayList<>(open.values());
        open.clear();
        for (ChatModel model : closing) {
            if (model instanceof AutoCloseable closeable) {
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
