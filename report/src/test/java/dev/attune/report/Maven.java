package dev.attune.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the Maven that runs this test, in a folder of its own. */
final class Maven {

    /** What came of a build. */
    record Build(int exitCode, String output) {}

    private Maven() {}

    static Build run(Path folder, int mostSeconds, Map<String, String> variables, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(mvn(), "-B"));
        command.addAll(arguments);
        // without it Maven looks for the root of the project, with its settings, in the folders above
        Files.createDirectories(folder.resolve(".mvn"));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // settings of whoever runs this test are not those of the project
        builder.environment().keySet().removeIf(name -> name.startsWith("ATTUNE_") || name.startsWith("MAVEN_"));
        // a build of a few seconds is over before the second compiler of the JVM has paid its way
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(variables);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test runs Maven, and found it neither at maven.home nor on the PATH: " + e.getMessage(), e);
        }
        if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " took more than " + mostSeconds + " s; its output:\n"
                    + Files.readString(output));
        }
        return new Build(process.exitValue(), Files.readString(output));
    }

    /** The repository of this build, in which all is that it needed. */
    static Path localRepository() {
        return Optional.ofNullable(System.getProperty("localRepository"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".m2", "repository"));
    }

    static String surefireVersion() {
        return Objects.requireNonNull(
                System.getProperty("surefire.plugin.version"),
                "the system property surefire.plugin.version, which the build sets to the version it uses itself");
    }

    private static String mvn() {
        String name = System.getProperty("os.name", "").startsWith("Windows") ? "mvn.cmd" : "mvn";
        return Optional.ofNullable(System.getProperty("maven.home"))
                .map(home -> Path.of(home, "bin", name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .orElse(name);
    }
}
