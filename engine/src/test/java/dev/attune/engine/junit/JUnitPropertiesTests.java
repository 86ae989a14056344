package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.annotations.Role;
import dev.attune.engine.config.ConfigurationException;
import dev.attune.engine.config.Mode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of programs that are run from code. */
class JUnitPropertiesTests {

    @TempDir
    Path folder;

    @Test
    void theFileOfTheClassPathIsRead() throws IOException {
        write("attune.mode=verify\nattune.model = local:small\njunit.jupiter.execution.parallel.enabled=true\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(application);
            assertThat(JUnitProperties.ofClassPath().settings().mode()).isEqualTo(Mode.VERIFY);
            assertThat(JUnitProperties.ofClassPath().settings().models()).isEqualTo(Map.of(Role.TASK, "local:small"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void withoutAFileTheDefaultsCount() {
        assertThat(new JUnitProperties(null).settings().mode()).isEqualTo(Mode.AUTO);
    }

    @Test
    void anUnknownKeyInItIsAnError() throws IOException {
        URL file = write("attune.modee=verify\n");
        assertThatThrownBy(() -> new JUnitProperties(file).settings())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("unknown setting attune.modee; the nearest known one is attune.mode");
    }

    @Test
    void aFileThatIsBrokenIsNamed() throws IOException {
        URL file = write("attune.mode=\\u12\n");
        assertThatThrownBy(() -> new JUnitProperties(file).settings())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + " cannot be read: ");
    }

    private URL write(String text) throws IOException {
        return Files.writeString(folder.resolve("junit-platform.properties"), text)
                .toUri()
                .toURL();
    }
}
