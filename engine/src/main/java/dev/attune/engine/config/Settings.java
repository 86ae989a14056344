package dev.attune.engine.config;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.runtime.ModelProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The settings of a run, typed and checked. Immutable.
 *
 * @param mode what to do with programs
 * @param models the model of each role that has one, as {@code scheme:name}
 * @param modelOptions the options of the models
 * @param proposerTokens tokens that an answer of the proposer model may have; empty: the settings do not say
 * @param concurrency examples evaluated at once; empty: as many as the model is good for
 * @param limits the budget
 * @param pace how fast models are asked, and how long is waited
 * @param seed the seed of all programs
 * @param layout where the project keeps what runs need and leave behind
 * @param only the optimizers to run; empty: all
 * @param replay whether answers come from a recording
 * @param cache the file in which answers are kept from run to run; empty: none
 * @param prices the user's table of prices; empty: only the built-in one
 * @param inconclusive what inconclusive gates do to the build
 * @param comparedModel the model with which compare mode compares, as {@code scheme:name}; empty: the accepted artifact's
 * @param acceptedBy who accepts artifacts
 * @param askedAtMost how many candidates a test split may judge before its gates warn
 * @param attribution how many calls may be made to measure what each change is worth, as a share of those of the gates
 * @param shown what the console shows beside progress
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Settings(
        Mode mode,
        Map<Role, String> models,
        RoleOptions modelOptions,
        OptionalInt proposerTokens,
        OptionalInt concurrency,
        Limits limits,
        Pace pace,
        OptionalLong seed,
        Layout layout,
        Set<String> only,
        ReplayMode replay,
        Optional<Path> cache,
        Optional<Path> prices,
        Inconclusive inconclusive,
        Optional<String> comparedModel,
        String acceptedBy,
        int askedAtMost,
        double attribution,
        Set<Shown> shown) {

    /** How many candidates a test split may judge where nothing else is set: by then one that is no better has passed in 2 of 5 cases. */
    static final int ASKED_AT_MOST = 20;

    /** Two changes that take half of a gate's examples each, as many programs have them. */
    static final double ATTRIBUTION = 0.4;

    /** Copies the collections. */
    public Settings {
        models = Map.copyOf(models);
        only = Set.copyOf(only);
        shown = Set.copyOf(shown);
    }

    /** The folder of accepted artifacts. */
    public Path artifacts() {
        return layout.artifacts();
    }

    /** The folder of recordings. */
    public Path recordings() {
        return layout.recordings();
    }

    /** The folder of what a run leaves behind. */
    public Path output() {
        return layout.output();
    }

    /** The folder of journals. */
    public Path journals() {
        return layout.journals();
    }

    /**
     * Reads the settings of this process. Models of providers on the class path may have settings of their own.
     *
     * @param parameters looks up a JUnit configuration parameter
     * @param parameterKeys the keys of all JUnit configuration parameters
     * @throws ConfigurationException if a key is unknown or a value is wrong
     */
    public static Settings read(Function<String, Optional<String>> parameters, Set<String> parameterKeys) {
        return SettingsReader.read(
                new SettingSource(System.getProperties(), System.getenv(), parameters, parameterKeys),
                ServiceLoader.load(ModelProvider.class));
    }

    static Settings read(Properties system, Map<String, String> environment) {
        return read(system, environment, List.of());
    }

    static Settings read(Properties system, Map<String, String> environment, Iterable<ModelProvider> providers) {
        return SettingsReader.read(
                new SettingSource(system, environment, key -> Optional.empty(), Set.of()), providers);
    }
}
