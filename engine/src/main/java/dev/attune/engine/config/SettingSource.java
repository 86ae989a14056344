package dev.attune.engine.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Where settings come from: system properties, then environment variables, then JUnit configuration parameters. */
record SettingSource(
        Properties system,
        Map<String, String> environment,
        Function<String, Optional<String>> parameters,
        Set<String> parameterKeys) {

    Optional<String> get(String key) {
        String value = system.getProperty(key);
        if (value == null) {
            value = environment.get(variable(key));
        }
        return Optional.ofNullable(value)
                .or(() -> parameters.apply(key))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    Optional<String> secret(String key) {
        return Optional.ofNullable(environment.get(variable(key)))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /** Every key that looks like ours, as the user spelled it. */
    Set<String> keysInUse() {
        Set<String> keys = new TreeSet<>();
        system.stringPropertyNames().stream()
                .filter(k -> k.startsWith(Keys.PREFIX))
                .forEach(keys::add);
        parameterKeys.stream().filter(k -> k.startsWith(Keys.PREFIX)).forEach(keys::add);
        String prefix = variable(Keys.PREFIX);
        environment.keySet().stream().filter(k -> k.startsWith(prefix)).forEach(keys::add);
        return keys;
    }

    boolean isSetOutsideEnvironment(String key) {
        return system.getProperty(key) != null || parameters.apply(key).isPresent();
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
