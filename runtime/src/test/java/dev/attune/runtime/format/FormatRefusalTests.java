package dev.attune.runtime.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.field.FieldFormat;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of which it would be a matter of luck which is used are refused where the signature is read. */
class FormatRefusalTests {

    interface Wait {
        String text(List<Duration> waits);
    }

    @Test
    void twoFormatsOfOneTypeAreRefused() {
        refused(Wait.class)
                .hasMessageStartingWith("field waits of " + Wait.class.getName() + ".text: ")
                .hasMessageContaining(Formats.Durations.class.getName())
                .hasMessageContaining(Formats.OtherDurations.class.getName())
                .hasMessageContaining("are both formats of java.time.Duration");
    }

    interface Feel {
        Formats.Mood mood(String text);
    }

    @Test
    void aFormatOfAnEnumIsRefused() {
        refused(Feel.class)
                .hasMessageContaining(Formats.Moods.class.getName())
                .hasMessageContaining(Formats.Mood.class.getName())
                .hasMessageContaining("which Attune reads itself");
    }

    interface Last {
        Period period(String text);
    }

    @Test
    void aFormatThatDoesNotSayItsFormIsRefused() {
        refused(Last.class).hasMessageContaining("Formats$Periods does not say in one line what");
    }

    interface Plain {
        String answer(String text);
    }

    @Test
    void aFormatOfABuiltInTypeIsRefusedWhereTheModuleSeesIt(@TempDir Path folder) throws Exception {
        refused(seeing(Formats.Texts.class.getName(), folder))
                .hasMessageContaining(Formats.Texts.class.getName())
                .hasMessageContaining("java.lang.String");
        Signature.of(Plain.class);
    }

    @Test
    void aServiceFileWithoutItsClassIsRefused(@TempDir Path folder) throws Exception {
        refused(seeing("dev.attune.Gone", folder)).hasMessageContaining("dev.attune.Gone");
    }

    /** {@link Plain} in a class loader that sees this format. */
    private static Class<?> seeing(String format, Path folder) throws Exception {
        Path services = Files.writeString(folder.resolve("services"), format);
        ClassLoader loader = new ClassLoader(FormatRefusalTests.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals(Plain.class.getName())) {
                    return super.loadClass(name, resolve);
                }
                try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }

            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.endsWith(FieldFormat.class.getName())
                        ? Collections.enumeration(List.of(services.toUri().toURL()))
                        : super.getResources(name);
            }
        };
        return loader.loadClass(Plain.class.getName());
    }

    private static AbstractThrowableAssert<?, ?> refused(Class<?> type) {
        return assertThatThrownBy(() -> Signature.of(type)).isInstanceOf(SignatureException.class);
    }
}
