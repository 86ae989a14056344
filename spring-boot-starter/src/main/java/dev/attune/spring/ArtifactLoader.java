package dev.attune.spring;

import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds and reads the artifacts of an application, or refuses with what to do. */
final class ArtifactLoader {

    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";
    private static final String SUFFIX = ".json";

    /** Two characters at least: one is a drive of Windows. */
    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.*-]+:.*");

    private final String location;
    private final ResourceLoader resources;
    private final @Nullable String measured;

    /** @param measured the program whose prompts a test measures, so that its artifact is not read; null: none is */
    ArtifactLoader(String location, ResourceLoader resources, @Nullable String measured) {
        this.location = location;
        this.resources = resources;
        this.measured = measured;
    }

    /**
     * Reads all artifacts, in the order of their names. In a test that measures a program, there need be none.
     *
     * @throws ArtifactException if there is none, or one that cannot be used
     */
    List<LoadedArtifact> load() {
        try {
            List<LoadedArtifact> loaded =
                    location.startsWith(CLASS_PATH) ? ofClassPath(location.substring(CLASS_PATH.length())) : ofFiles();
            if (loaded.isEmpty() && measured == null) {
                throw new ArtifactException(
                        "there is no artifact in " + setting() + ". Accept one with -Dattune.mode=accept, which writes"
                                + " it to src/main/resources/attune, or set attune.artifacts to the folder or file",
                        null);
            }
            loaded.forEach(ArtifactLoader::checkAccepted);
            return loaded;
        } catch (IOException e) {
            throw new ArtifactException("cannot read the artifacts of " + setting() + ": " + e.getMessage(), e);
        }
    }

    /** A candidate may lie in a folder by accident; what production sends is a decision of people. */
    private static void checkAccepted(LoadedArtifact artifact) {
        if (artifact.prompts().artifact().provenance().accepted().isEmpty()) {
            throw new ArtifactException(
                    artifact.file() + " is a candidate that nobody has accepted. Accept it with -Dattune.mode=accept,"
                            + " or take it out of the application",
                    null);
        }
    }

    private List<LoadedArtifact> ofClassPath(String path) throws IOException {
        String name = path.startsWith("/") ? path.substring(1) : path;
        boolean oneFile = name.endsWith(SUFFIX);
        String folder = oneFile
                ? name.substring(0, name.lastIndexOf('/') + 1)
                : name.isEmpty() || name.endsWith("/") ? name : name + "/";
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(resources);
        Map<String, Resource> found = new TreeMap<>();
        // all class path roots and not only the first: a folder of a library must not hide that of the application
        for (Resource resource : resolver.getResources("classpath*:" + (oneFile ? name : folder + "*" + SUFFIX))) {
            String file = folder + Objects.requireNonNull(resource.getFilename(), resource::getDescription);
            if (isMeasured(file)) {
                continue;
            }
            Resource other = found.putIfAbsent(file, resource);
            if (other != null) {
                throw new ArtifactException(
                        file + " is on the class path twice, as " + other.getURL() + " and as " + resource.getURL()
                                + ". Remove one of them, or set attune.artifacts to the file that counts, beginning"
                                + " with file:",
                        null);
            }
        }
        List<LoadedArtifact> loaded = new ArrayList<>();
        for (Map.Entry<String, Resource> entry : found.entrySet()) {
            TunedPrompts prompts = loadResource(entry.getKey(), resolver.getClassLoader());
            loaded.add(
                    new LoadedArtifact(entry.getKey(), sha256(entry.getValue().getContentAsByteArray()), prompts));
        }
        return loaded;
    }

    /** The runtime searches the class path of the thread, which need not be that of the application. */
    private static TunedPrompts loadResource(String name, @Nullable ClassLoader application) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            return TunedPrompts.load(name);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private List<LoadedArtifact> ofFiles() throws IOException {
        List<LoadedArtifact> loaded = new ArrayList<>();
        for (Path file : files(path())) {
            if (isMeasured(String.valueOf(file.getFileName()))) {
                continue;
            }
            loaded.add(new LoadedArtifact(file.toString(), sha256(Files.readAllBytes(file)), TunedPrompts.load(file)));
        }
        return loaded;
    }

    /** It may be missing, stale or of an older version: the test is about to find another. */
    private boolean isMeasured(String file) {
        return measured != null && file.substring(file.lastIndexOf('/') + 1).equals(measured + SUFFIX);
    }

    private Path path() throws IOException {
        if (location.startsWith(FILE)) {
            return resources.getResource(location).getFile().toPath();
        }
        if (location.isBlank() || OTHER_SCHEME.matcher(location).matches()) {
            throw notAPlace(null);
        }
        try {
            return Path.of(location);
        } catch (InvalidPathException e) {
            throw notAPlace(e);
        }
    }

    private ArtifactException notAPlace(@Nullable Exception cause) {
        return new ArtifactException(
                setting() + " is no place for artifacts: begin it with classpath: or file:, or set a path", cause);
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private String setting() {
        return "attune.artifacts=" + location;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
