package dev.attune.engine.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What builds the project: where it puts what it makes, and what to type. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum BuildTool {
    /** Also what is assumed where no build file tells. */
    MAVEN("target") {
        @Override
        public String test(Mode mode, boolean replayed, String className) {
            return "mvn test -D" + Keys.MODE + "=" + value(mode) + (replayed ? " -D" + Keys.REPLAY + "=strict" : "")
                    + " -Dtest=" + quoted(simple(className));
        }
    },
    GRADLE("build") {
        @Override
        public String test(Mode mode, boolean replayed, String className) {
            return gradle("gradle", mode, replayed, className);
        }
    },
    GRADLE_WRAPPER("build") {
        @Override
        public String test(Mode mode, boolean replayed, String className) {
            return gradle("./gradlew", mode, replayed, className);
        }
    };

    private final Path folder;

    BuildTool(String folder) {
        this.folder = Path.of(folder);
    }

    /** The tool whose build file a folder holds. */
    static BuildTool of(Path project) {
        boolean gradle = Stream.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts")
                .anyMatch(file -> Files.exists(project.resolve(file)));
        if (!gradle || Files.exists(project.resolve("pom.xml"))) {
            return MAVEN;
        }
        return Stream.iterate(project.toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .anyMatch(folder -> Files.exists(folder.resolve("gradlew")))
                ? GRADLE_WRAPPER
                : GRADLE;
    }

    /** The folder of what a build makes. */
    public Path folder() {
        return folder;
    }

    /**
     * The command that runs one class in that mode.
     *
     * @param replayed whether all answers are to come from its recording
     */
    public abstract String test(Mode mode, boolean replayed, String className);

    /** With environment variables: Gradle hands them to all tests, its own system properties to none. */
    private static String gradle(String program, Mode mode, boolean replayed, String className) {
        return SettingSource.variable(Keys.MODE) + "=" + value(mode)
                + (replayed ? " " + SettingSource.variable(Keys.REPLAY) + "=strict" : "")
                + " " + program + " test --tests " + quoted(simple(className));
    }

    private static String value(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String quoted(String name) {
        return name.contains("$") ? "'" + name + "'" : name;
    }
}
