package dev.attune.report;

import dev.attune.report.Maven.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of Spring Boot's: a test of its context beside a program. The parent manages all versions of JUnit, Surefire and the compiler;
 * Attune is on the class path of the tests. What it needs is fetched once, into the local repository of this build.
 */
final class BootProject {

    private static final int MOST_SECONDS = 600;

    private final Path folder;

    private BootProject(Path folder) {
        this.folder = folder;
    }

    static BootProject of(Path folder, String version) throws IOException {
        copyProgram(folder.resolve("src/test/resources"));
        Path test = folder.resolve("src/test/java/org/example/ContextTest.java");
        Files.createDirectories(Objects.requireNonNull(test.getParent()));
        Files.writeString(test, """
                package org.example;

                import static org.junit.jupiter.api.Assertions.assertNotNull;

                import org.junit.jupiter.api.Test;
                import org.springframework.beans.factory.annotation.Autowired;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.boot.test.context.SpringBootTest;
                import org.springframework.context.ApplicationContext;

                @SpringBootTest
                class ContextTest {

                    @SpringBootApplication
                    static class Application {}

                    @Autowired
                    ApplicationContext context;

                    @Test
                    void contextStarts() {
                        assertNotNull(context);
                    }
                }
                """);
        Files.writeString(folder.resolve("pom.xml"), pom(version));
        return new BootProject(folder);
    }

    Build test(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("-ntp", "-Dmaven.repo.local=" + Maven.localRepository(), "clean", "test"));
        command.addAll(List.of(arguments));
        return Maven.run(folder, MOST_SECONDS, Map.of(), command);
    }

    /** As a resource, since it is compiled. */
    private static void copyProgram(Path to) throws IOException {
        Path from = MavenProject.ownTestClasses();
        Path folder = from.resolve("dev/attune/report/project");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(BootProject::isNeeded).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    private static boolean isNeeded(Path file) {
        return String.valueOf(file.getFileName()).startsWith("PassingGate");
    }

    private static String pom(String version) {
        String elements = MavenProject.ownClassPath()
                .filter(element ->
                        Stream.of("/org/junit/", "/slf4j-nop/").noneMatch(element.replace('\\', '/')::contains))
                .map(element ->
                        "<additionalClasspathElement>" + MavenProject.xml(element) + "</additionalClasspathElement>")
                .collect(Collectors.joining("\n            "));
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-starter-parent</artifactId>
                    <version>%s</version>
                    <relativePath/>
                  </parent>
                  <groupId>org.example</groupId>
                  <artifactId>boot</artifactId>
                  <version>1</version>
                  <properties>
                    <java.version>17</java.version>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter</artifactId>
                    </dependency>
                    <dependency>
                      <groupId>org.springframework.boot</groupId>
                      <artifactId>spring-boot-starter-test</artifactId>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <configuration>
                          <additionalClasspathElements>
                            %s
                          </additionalClasspathElements>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(version, elements);
    }
}
