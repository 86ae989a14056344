package dev.attune.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.attune.engine.fixtures.selection.EchoFixture;
import dev.attune.engine.junit.descriptor.AttuneEngineDescriptor;
import dev.attune.engine.junit.descriptor.JUnitVersion;
import dev.attune.engine.junit.descriptor.ProgramDescriptor;
import dev.attune.engine.junit.reader.ProgramClass;
import dev.attune.engine.junit.reader.ProgramClassReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What is said where the JUnit of a build is too old. Such builds themselves are tested with the report. */
class JUnitVersionTests {

    @TempDir
    Path folder;

    private @Nullable URLClassLoader loader;

    @Test
    void thisVersionFits() {
        assertThat(JUnitVersion.unfit()).isEmpty();
        assertThat(JUnitVersion.cancels()).isTrue();
    }

    @Test
    void theVersionThatIsRecommendedIsTheOneThatThisIsTestedWith() {
        assertThat(JUnitVersion.RECOMMENDED)
                .isEqualTo(TestEngine.class.getPackage().getImplementationVersion());
    }

    @Test
    void aVersionThatIsTooOldIsNamedWithTheRemedy() {
        assertThat(JUnitVersion.tooOld("1.12.2"))
                .startsWith("Attune needs JUnit Platform 6.0 or newer, found 1.12.2: "
                        + "set <junit-jupiter.version>6.1.3</junit-jupiter.version>");
    }

    @Test
    void whatIsMissingAndTheVersionsThatDoNotFitEachOtherAreNamed() {
        assertThat(JUnitVersion.message(new NoSuchMethodError("getCancellationToken()")))
                .contains("NoSuchMethodError: getCancellationToken()")
                .contains("junit-platform-engine 6.1.3 and junit-platform-commons 6.1.3");
    }

    @Test
    void aProgramOfAVersionThatIsTooOldHasOneTestThatSaysSo() {
        EngineDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(EchoFixture.class))
                .build();
        AttuneEngineDescriptor engine = new AttuneEngineDescriptor(UniqueId.forEngine(AttuneTestEngine.ID));
        Discovery.refuse(request, engine, "too old");
        engine.accept(TestDescriptor::prune);
        assertThat(engine.getDescendants())
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("Echo of numbers", "preflight");
        assertThat(((ProgramDescriptor) engine.getChildren().iterator().next())
                        .program()
                        .refusal())
                .get()
                .extracting(ProgramClass.Refusal::message)
                .isEqualTo("too old");
    }

    /** As where a class of a library that a program needs is not there. */
    @Test
    void aProgramThatCannotBeLoadedIsAProblemOfItsOwn() throws IOException, ClassNotFoundException {
        Class<?> broken = programOfAMissingClass();
        assertThat(EngineTestKit.engine(AttuneTestEngine.ID)
                        .selectors(selectClass(broken), selectClass(EchoFixture.class))
                        .discover()
                        .getEngineDescriptor()
                        .getChildren())
                .hasSize(2);
        assertThat(ProgramClassReader.read(broken).refusal())
                .get()
                .extracting(ProgramClass.Refusal::problems)
                .isEqualTo(List.of("a.Program needs a class that cannot be loaded: "
                        + "java.lang.NoClassDefFoundError: a/Missing; is its library, in the version it was compiled with, "
                        + "among the test dependencies?"));
    }

    private Class<?> programOfAMissingClass() throws IOException, ClassNotFoundException {
        Path source = Files.writeString(folder.resolve("Program.java"), """
                package a;
                @dev.attune.annotations.LmProgram
                class Program {
                    Missing method() { return null; }
                }
                class Missing {}
                """);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(failed).isZero();
        Files.delete(folder.resolve("a/Missing.class"));
        loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass("a.Program");
    }

    @AfterEach
    void closeLoader() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }
}
