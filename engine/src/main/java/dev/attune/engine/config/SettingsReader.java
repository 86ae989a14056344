package dev.attune.engine.config;

import dev.attune.annotations.Inconclusive;
import dev.attune.annotations.Role;
import dev.attune.runtime.ModelOptions;
import dev.attune.runtime.ModelProvider;
import dev.attune.runtime.ServerAddress;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the settings of a run, each value as what it must be, or refuses it with what it would have to be.
 *
 * @param source where values are looked up
 */
record SettingsReader(SettingSource source) {

    /** Far above any budget, and far below where sums of tiny amounts overflow. */
    private static final BigDecimal MOST_DOLLARS = new BigDecimal(1_000_000);

    /** As many times the calls of the gates as nobody needs, whatever the number of modules. */
    private static final int MOST_ATTRIBUTION = 100;

    /** @throws ConfigurationException if a key is unknown or a value is wrong */
    static Settings read(SettingSource source, Iterable<ModelProvider> providers) {
        List<String> ofProviders = keysOf(providers);
        checkKeys(source, ofProviders);
        SettingsReader reader = new SettingsReader(source);
        Mode mode = reader.oneOf(Keys.MODE, Mode.values(), Mode.AUTO);
        Map<Role, String> models = reader.models();
        return new Settings(
                mode,
                models,
                new RoleOptions(reader.modelOptions(ofProviders), reader.optionsOfRoles(models)),
                reader.count(Keys.MODEL_PROPOSER_MAX_OUTPUT_TOKENS),
                reader.count(Keys.CONCURRENCY),
                new Limits(
                        reader.whole(Keys.BUDGET_CALLS, 1),
                        reader.whole(Keys.BUDGET_TOKENS, 1),
                        reader.money(Keys.BUDGET_USD),
                        reader.duration(Keys.BUDGET_TIME)),
                new Pace(
                        reader.whole(Keys.REQUESTS_PER_MINUTE, 1),
                        reader.whole(Keys.TOKENS_PER_MINUTE, 1),
                        reader.duration(Keys.RETRY_WAIT).orElse(Pace.FREE.retryWait()),
                        reader.duration(Keys.MODEL_TIMEOUT),
                        reader.duration(Keys.EXAMPLE_TIMEOUT)),
                reader.whole(Keys.SEED, Long.MIN_VALUE),
                Layout.of(source, Path.of("")),
                reader.names(Keys.ONLY),
                reader.oneOf(Keys.REPLAY, ReplayMode.values(), ReplayMode.OFF),
                source.get(Keys.CACHE).map(Path::of),
                source.get(Keys.PRICES).map(Path::of),
                reader.inconclusive(mode),
                reader.model(Keys.COMPARE_MODEL),
                reader.person(Keys.ACCEPTED_BY),
                reader.count(Keys.GATE_ASKED_AT_MOST).orElse(Settings.ASKED_AT_MOST),
                reader.attribution(),
                reader.shown());
    }

    /** Verify mode guards a branch that others build on; in all other modes, someone is looking. */
    private Inconclusive inconclusive(Mode mode) {
        return oneOf(
                Keys.GATE_INCONCLUSIVE,
                new Inconclusive[] {Inconclusive.FAIL, Inconclusive.WARN, Inconclusive.PASS},
                mode == Mode.VERIFY ? Inconclusive.FAIL : Inconclusive.WARN);
    }

    private static List<String> keysOf(Iterable<ModelProvider> providers) {
        List<String> keys = new ArrayList<>();
        try {
            for (ModelProvider provider : providers) {
                provider.options().forEach(option -> keys.add(Keys.MODEL + "." + provider.scheme() + "." + option));
            }
        } catch (ServiceConfigurationError e) {
            throw new ConfigurationException("a model provider of the class path cannot be made: " + e.getMessage());
        }
        return keys;
    }

    private static void checkKeys(SettingSource source, List<String> ofProviders) {
        List<String> all =
                Stream.concat(Keys.ALL.stream(), ofProviders.stream()).toList();
        Keys.ALL.stream().filter(SettingsReader::isSecret).forEach(key -> {
            if (source.isSetOutsideEnvironment(key)) {
                throw new ConfigurationException(key + " is read from the environment variable "
                        + SettingSource.variable(key)
                        + " only: a key in a file or on a command line ends up in logs and reports");
            }
        });
        for (String key : source.keysInUse()) {
            boolean known = all.stream()
                    .anyMatch(k -> k.equals(key) || SettingSource.variable(k).equals(key));
            if (!known) {
                boolean variable = key.startsWith(SettingSource.variable(Keys.PREFIX));
                List<String> names =
                        variable ? all.stream().map(SettingSource::variable).toList() : all;
                throw new ConfigurationException(
                        "unknown setting " + key + "; the nearest known one is " + Nearest.to(key, names));
            }
        }
    }

    private <E extends Enum<E>> E oneOf(String key, E[] values, E otherwise) {
        Optional<String> value = source.get(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(values)
                .filter(one -> one.name().equalsIgnoreCase(value.get()))
                .findFirst()
                .orElseThrow(() -> wrong(key, value.get(), alternatives(values)));
    }

    private static String alternatives(Enum<?>[] values) {
        List<String> names = Arrays.stream(values)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private Map<Role, String> models() {
        Map<Role, String> models = new TreeMap<>();
        put(models, Role.TASK, Keys.MODEL);
        put(models, Role.PROPOSER, Keys.MODEL_PROPOSER);
        put(models, Role.TEACHER, Keys.MODEL_TEACHER);
        put(models, Role.JUDGE, Keys.MODEL_JUDGE);
        return models;
    }

    private void put(Map<Role, String> models, Role role, String key) {
        model(key).ifPresent(value -> models.put(role, value));
    }

    private Optional<String> model(String key) {
        Optional<String> model = source.get(key);
        model.filter(value -> !value.matches("[a-z0-9-]+:.+")).ifPresent(value -> {
            throw wrong(key, value, "openai:MODEL or local:FILE-OR-NAME");
        });
        return model;
    }

    private ModelOptions modelOptions(List<String> ofProviders) {
        Map<String, String> options = new TreeMap<>();
        for (String key : ofProviders) {
            source.get(key).ifPresent(value -> options.put(key.substring(Keys.MODEL.length() + 1), value));
        }
        options.putAll(options(List.of(
                Keys.MODEL_BASE_URL,
                Keys.MODEL_API_KEY,
                Keys.MODEL_TEMPERATURE,
                Keys.MODEL_MAX_OUTPUT_TOKENS,
                Keys.MODEL_TIMEOUT)));
        return ModelOptions.of(options);
    }

    private Map<Role, ModelOptions> optionsOfRoles(Map<Role, String> models) {
        Map<Role, ModelOptions> options = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Map<String, String> own = options(Keys.ofRole(role));
            if (!own.isEmpty()) {
                String named = Keys.MODEL + "." + role.name().toLowerCase(Locale.ROOT);
                if (!models.containsKey(role)) {
                    throw new ConfigurationException(
                            named + "." + own.keySet().iterator().next() + " is set, and " + named
                                    + " is not: name the model that it is for, or set " + Keys.MODEL + "."
                                    + own.keySet().iterator().next() + " for the model of all roles");
                }
                options.put(role, ModelOptions.of(own));
            }
        }
        return options;
    }

    /** The values of these keys that are set, by the last part of the key. */
    private Map<String, String> options(List<String> keys) {
        Map<String, String> options = new TreeMap<>();
        for (String key : keys) {
            option(key).ifPresent(value -> options.put(lastPart(key), value));
        }
        return options;
    }

    private Optional<String> option(String key) {
        if (isSecret(key)) {
            return source.secret(key).map(value -> secret(key, value));
        }
        Optional<String> value = source.get(key);
        switch (lastPart(key)) {
            case "base-url" -> value.ifPresent(SettingsReader::checkAddresses);
            case "max-output-tokens" -> whole(key, 1);
            case "temperature" -> value.ifPresent(text -> temperature(key, text));
            case "timeout" -> {
                return duration(key).map(time -> time.toMillis() + "ms");
            }
            default -> throw new IllegalArgumentException(key);
        }
        return value;
    }

    private static boolean isSecret(String key) {
        return lastPart(key).equals(ModelOptions.API_KEY);
    }

    private static void checkAddresses(String value) {
        try {
            ServerAddress.list(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** What no header can hold would be refused by the client, which repeats it. */
    private static String secret(String key, String value) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new ConfigurationException("the environment variable "
                    + SettingSource.variable(key)
                    + " holds a character that no key can have, such as a blank or a line break");
        }
        return value;
    }

    private static void temperature(String key, String value) {
        try {
            double temperature = Double.parseDouble(value);
            if (temperature >= 0 && temperature <= 2) {
                return;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "a number from 0 to 2");
        }
        throw wrong(key, value, "a number from 0 to 2");
    }

    private double attribution() {
        Optional<String> value = source.get(Keys.GATE_ATTRIBUTION);
        if (value.isEmpty()) {
            return Settings.ATTRIBUTION;
        }
        try {
            double share = Double.parseDouble(value.get());
            if (share >= 0 && share <= MOST_ATTRIBUTION) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw wrong(Keys.GATE_ATTRIBUTION, value.get(), "a number from 0 to " + MOST_ATTRIBUTION);
        }
        throw wrong(Keys.GATE_ATTRIBUTION, value.get(), "a number from 0 to " + MOST_ATTRIBUTION);
    }

    private OptionalLong whole(String key, long least) {
        Optional<String> value = source.get(key);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value.get(), "a whole number");
        }
        throw wrong(key, value.get(), "a whole number of at least " + least);
    }

    private OptionalInt count(String key) {
        OptionalLong number = whole(key, 1);
        if (number.isPresent() && number.getAsLong() > Integer.MAX_VALUE) {
            throw wrong(key, String.valueOf(number.getAsLong()), "a whole number up to " + Integer.MAX_VALUE);
        }
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number.getAsLong());
    }

    private Optional<BigDecimal> money(String key) {
        Optional<String> value = source.get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(value.get());
            if (amount.signum() > 0 && amount.compareTo(MOST_DOLLARS) <= 0) {
                return Optional.of(amount);
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value.get(), "an amount of US dollars such as 2.50");
        }
        throw wrong(key, value.get(), "an amount of US dollars above 0 and up to " + MOST_DOLLARS);
    }

    private Optional<Duration> duration(String key) {
        return source.get(key)
                .map(value ->
                        Durations.parse(value).orElseThrow(() -> wrong(key, value, "a time such as 90s, 20m or 2h")));
    }

    private Set<String> names(String key) {
        return source.get(key)
                .map(value -> Set.copyOf(Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList()))
                .orElse(Set.of());
    }

    /** On one line: it goes into a file and a note. */
    private String person(String key) {
        String name = source.get(key).orElseGet(() -> System.getProperty("user.name", ""));
        String plain = name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.isEmpty() ? "unknown" : plain;
    }

    private Set<Shown> shown() {
        Set<Shown> shown = EnumSet.noneOf(Shown.class);
        for (String name : names(Keys.SHOW)) {
            shown.add(Arrays.stream(Shown.values())
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> wrong(Keys.SHOW, name, "prompts")));
        }
        return shown;
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static ConfigurationException wrong(String key, String value, String would) {
        return new ConfigurationException(key + " is \"" + value + "\"; it must be " + would);
    }
}
