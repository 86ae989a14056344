package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.report.Maven.Build;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A project that depends on Attune as those of users do, so that Maven decides which versions come together: from a repository that is
 * made of this build's modules, and into a local repository of its own. All else comes from the local repository of this build, offline.
 */
final class UsersProject {

    private static final int MOST_SECONDS = 600;
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final List<String> MODULES = List.of("annotations", "runtime", "openai-model", "engine", "report");

    private final Path folder;
    private int builds;

    private UsersProject(Path folder) {
        this.folder = folder;
    }

    /**
     * A project with these dependencies before those on Attune, and an ordinary test beside a program.
     *
     * @param dependencies as they stand in its pom
     */
    static UsersProject of(Path folder, String surefireVersion, String dependencies) throws IOException {
        UsersProject project = new UsersProject(folder);
        project.copyTests();
        project.publish();
        Files.writeString(folder.resolve("settings.xml"), "<settings/>");
        Files.writeString(
                folder.resolve("pom.xml"),
                project.pom(surefireVersion, project.repositories(), dependencies + attune()));
        Path alone = Files.createDirectories(folder.resolve("alone"));
        Files.writeString(alone.resolve("pom.xml"), project.pom(surefireVersion, "", dependencies));
        return project;
    }

    /** A dependency of the tests. */
    static String dependency(String group, String artifact, String version) {
        return """
                <dependency>
                  <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope>
                </dependency>
                """.formatted(group, artifact, version);
    }

    /**
     * Runs Surefire with Attune among the dependencies. What other versions need is fetched before, by a build without Attune, if it is
     * not there from another time: that one uses the network, and runs the ordinary test.
     */
    Build test() throws IOException, InterruptedException {
        Build build = offline();
        if (build.output().contains("offline mode")) {
            Build alone = Maven.run(
                    folder.resolve("alone"),
                    MOST_SECONDS,
                    Map.of(),
                    List.of("-Dmaven.repo.local=" + Maven.localRepository(), "surefire:test", "-Dtest=OrdinaryTest"));
            assertThat(alone.exitCode()).as(alone.output()).isZero();
            build = offline();
        }
        return build;
    }

    private Build offline() throws IOException, InterruptedException {
        builds++; // each with a local repository of its own, since Maven remembers what was not to be had
        Path settings = folder.resolve("settings.xml");
        return Maven.run(
                folder,
                MOST_SECONDS,
                Map.of(),
                List.of(
                        "-o",
                        "-Daether.offline.protocols=file",
                        "-s",
                        settings.toString(),
                        "-gs",
                        settings.toString(),
                        "-Dmaven.repo.local=" + folder.resolve("local-" + builds),
                        "surefire:test"));
    }

    /** The libraries of the class path of a test. */
    List<String> classPath(Class<?> test) throws IOException {
        String report = Files.readString(folder.resolve("target/surefire-reports/TEST-" + test.getName() + ".xml"));
        return Xml.elements(report, "property").stream()
                .filter(property -> property.getAttribute("name").equals("surefire.test.class.path"))
                .flatMap(property -> Stream.of(property.getAttribute("value").split(File.pathSeparator)))
                .map(element -> String.valueOf(Path.of(element).getFileName()))
                .toList();
    }

    private void copyTests() throws IOException {
        Path from = MavenProject.ownTestClasses();
        Path to = folder.resolve("tests");
        try (Stream<Path> files = Files.walk(from.resolve("dev/attune/report/project"))) {
            for (Path file : files.filter(UsersProject::isNeeded).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    private static boolean isNeeded(Path file) {
        return Stream.of("Ordinary", "PassingGate", "Greeting")
                .anyMatch(String.valueOf(file.getFileName())::startsWith);
    }

    private void publish() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        publish("parent", root);
        publish("junit", root.resolve("junit"));
        for (String module : MODULES) {
            Path made = publish(module, root.resolve(module));
            jar(
                    root.resolve(module).resolve("target/classes"),
                    made.resolve("attune-" + module + "-" + VERSION + ".jar"));
        }
    }

    private Path publish(String module, Path from) throws IOException {
        String artifact = "attune-" + module;
        Path to = Files.createDirectories(
                folder.resolve("repository/dev/attune").resolve(artifact).resolve(VERSION));
        Files.copy(from.resolve("pom.xml"), to.resolve(artifact + "-" + VERSION + ".pom"));
        return to;
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    private static String attune() {
        List<String> all = new ArrayList<>();
        for (String module : List.of("runtime", "engine", "report")) {
            all.add(dependency("dev.attune", "attune-" + module, VERSION));
        }
        return String.join("", all);
    }

    private String repositories() {
        return """
                <repositories>
                  %s
                  %s
                </repositories>
                <pluginRepositories>
                  %s
                </pluginRepositories>
                """.formatted(
                        repository("repository", "attune", folder.resolve("repository")),
                        repository("repository", "this-build", Maven.localRepository()),
                        repository("pluginRepository", "this-build", Maven.localRepository()));
    }

    private String pom(String surefireVersion, String repositories, String dependencies) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>users</artifactId>
                  <version>1</version>
                  <properties>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  %1$s
                  <dependencies>
                    %2$s
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <version>%3$s</version>
                        <configuration>
                          <testClassesDirectory>%4$s</testClassesDirectory>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        repositories,
                        dependencies,
                        surefireVersion,
                        MavenProject.xml(folder.resolve("tests").toString()));
    }

    private static String repository(String element, String id, Path place) {
        return """
                <%1$s>
                  <id>%2$s</id>
                  <url>%3$s</url>
                  <releases><checksumPolicy>ignore</checksumPolicy></releases>
                  <snapshots><enabled>true</enabled><checksumPolicy>ignore</checksumPolicy></snapshots>
                </%1$s>
                """.formatted(element, id, place.toUri());
    }
}
