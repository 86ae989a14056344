package dev.attune.report;

import dev.attune.report.Maven.Build;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A project of its own that runs copies of our compiled fixtures with Surefire, on the class path of this test. Nothing of Attune need
 * be installed.
 */
final class MavenProject {

    private static final int MOST_SECONDS = 120;

    private final Path folder;

    private MavenProject(Path folder) {
        this.folder = folder;
    }

    /** A project whose tests are these classes. */
    static MavenProject of(Path folder, Class<?>... tests) throws IOException {
        Path testClasses = folder.resolve("fixtures");
        for (Class<?> test : tests) {
            Path file = Path.of(test.getName().replace('.', '/') + ".class");
            Path copy = testClasses.resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(ownTestClasses().resolve(file), copy);
        }
        Files.writeString(folder.resolve("pom.xml"), pom(testClasses));
        return new MavenProject(folder);
    }

    Path results() {
        return folder.resolve("target/allure-results");
    }

    Path report(Class<?> test) {
        return folder.resolve("target/surefire-reports/TEST-" + test.getName() + ".xml");
    }

    /**
     * Runs Surefire as {@code mvn test} does, offline: all it needs was needed by the build that runs this test. The phases before are
     * left out, since their plugins would come in other versions.
     */
    Build test(String... arguments) throws IOException, InterruptedException {
        return test(Map.of(), arguments);
    }

    /** As {@link #test(String...)}, with these environment variables. */
    Build test(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("-o", "-Dmaven.repo.local=" + Maven.localRepository(), "surefire:test"));
        command.addAll(List.of(arguments));
        return Maven.run(folder, MOST_SECONDS, variables, command);
    }

    private static String pom(Path testClasses) {
        String elements = ownClassPath()
                .map(element -> "<additionalClasspathElement>" + xml(element) + "</additionalClasspathElement>")
                .collect(Collectors.joining("\n            "));
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>greetings</artifactId>
                  <version>1</version>
                  <properties>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%1$s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <version>%2$s</version>
                        <configuration>
                          <testClassesDirectory>%3$s</testClassesDirectory>
                          <failIfNoTests>true</failIfNoTests>
                          <additionalClasspathElements>
                            %4$s
                          </additionalClasspathElements>
                          <systemPropertyVariables>
                            <allure.results.directory>${project.build.directory}/allure-results</allure.results.directory>
                          </systemPropertyVariables>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(version(), Maven.surefireVersion(), xml(testClasses.toString()), elements);
    }

    private static String version() {
        return Objects.requireNonNull(Test.class.getPackage().getImplementationVersion(), "version of JUnit");
    }

    static Stream<String> ownClassPath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Stream.of(classPath.split(File.pathSeparator));
    }

    static Path ownTestClasses() {
        try {
            return Path.of(MavenProject.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
