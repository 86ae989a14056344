package dev.attune.engine.junit;

import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** JUnit's configuration parameters where no JUnit launcher reads them: those of {@code junit-platform.properties}. */
record JUnitProperties(@Nullable URL file) {

    private static final String NAME = "junit-platform.properties";

    /** The first on the class path, as JUnit takes it; there may be none. */
    static JUnitProperties ofClassPath() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? JUnitProperties.class.getClassLoader() : context;
        return new JUnitProperties(loader.getResource(NAME));
    }

    /** @throws ConfigurationException if the file cannot be read, or a setting is wrong */
    Settings settings() {
        Properties properties = read();
        return Settings.read(key -> Optional.ofNullable(properties.getProperty(key)), properties.stringPropertyNames());
    }

    private Properties read() {
        Properties properties = new Properties();
        if (file != null) {
            try (InputStream in = file.openStream()) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException(file + " cannot be read: " + e.getMessage());
            }
        }
        return properties;
    }
}
