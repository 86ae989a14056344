package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.report.Maven.Build;
import dev.attune.report.project.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds with the versions of JUnit that users have. The other tests always run; programs run where they can, and else fail with a sentence
 * that says what to do. The first time these tests run on a machine they use the network.
 */
class JUnitVersionsIntegrationTests {

    private static final String JUPITER = "org.junit.jupiter";

    @TempDir
    Path folder;

    @Test
    void besideJupiter511TheOtherTestsRunAndAProgramFailsWithWhatToDo() throws IOException, InterruptedException {
        Build build = UsersProject.of(folder, "3.2.5", UsersProject.dependency(JUPITER, "junit-jupiter", "5.11.4"))
                .test();
        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output())
                .contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0")
                .contains("Attune needs JUnit Platform 6.0 or newer, found 1.11.4: set "
                        + "<junit-jupiter.version>6.1.3</junit-jupiter.version>");
    }

    @Test
    void withTheApiOf511AloneTheOtherTestsRunToo() throws IOException, InterruptedException {
        Build build = UsersProject.of(folder, "3.2.5", UsersProject.dependency(JUPITER, "junit-jupiter-api", "5.11.4"))
                .test();
        assertThat(build.output())
                .contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0")
                .contains("Attune needs JUnit Platform 6.0 or newer, found 1.11.4");
    }

    @Test
    void besideJupiter514AProgramRuns() throws IOException, InterruptedException {
        Build build = UsersProject.of(
                        folder, Maven.surefireVersion(), UsersProject.dependency(JUPITER, "junit-jupiter", "5.14.1"))
                .test();
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void aBuildWithoutJUnitOfItsOwnGetsOneVersionOfIt() throws IOException, InterruptedException {
        UsersProject project = UsersProject.of(folder, Maven.surefireVersion(), "");
        Build build = project.test();
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
        String version = Objects.requireNonNull(Test.class.getPackage().getImplementationVersion());
        assertThat(project.classPath(Fixtures.ORDINARY))
                .filteredOn(library -> library.startsWith("junit-"))
                .containsExactlyInAnyOrder(
                        "junit-jupiter-api-" + version + ".jar", "junit-platform-commons-" + version + ".jar");
    }

    @Test
    void besideSpringBoot35TheOtherTestsRunAndAProgramRunsOnceItsJUnitIsSet() throws IOException, InterruptedException {
        BootProject project = BootProject.of(folder, "3.5.6");
        Build build = project.test();
        assertThat(build.exitCode()).as(build.output()).isNotZero();
        assertThat(build.output())
                .contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0")
                .contains("Attune needs JUnit Platform 6.0 or newer, found 1.12.2: set "
                        + "<junit-jupiter.version>6.1.3</junit-jupiter.version>");

        Build set = project.test("-Djunit-jupiter.version=6.1.3");
        assertThat(set.exitCode()).as(set.output()).isZero();
        assertThat(set.output()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void besideSpringBoot40AProgramRunsAsItIs() throws IOException, InterruptedException {
        Build build = BootProject.of(folder, "4.0.0").test();
        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.output()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }
}
