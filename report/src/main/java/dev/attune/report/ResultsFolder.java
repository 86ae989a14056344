package dev.attune.report;

import dev.attune.annotations.Role;
import dev.attune.report.html.SafeText;
import dev.attune.runtime.artifact.FolderGuard;
import io.qameta.allure.util.PropertiesUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What Allure shows of a run as a whole: its environment and the categories of its failures, as files beside the results. Other
 * test runs may write into the same folder before and after, so that both are added to, never replaced. Thread-safe.
 */
final class ResultsFolder {

    private static final String ENVIRONMENT = "environment.properties";
    private static final String CATEGORIES = "categories.json";

    private final Path folder;
    private boolean described;
    private final Set<Map.Entry<Role, String>> knownModels = new HashSet<>();

    ResultsFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder into which Allure writes its results. */
    static ResultsFolder ofAllure() {
        return new ResultsFolder(Path.of(
                PropertiesUtils.loadAllureProperties().getProperty("allure.results.directory", "allure-results")));
    }

    /** A file beside the folder. */
    Path beside(String name) {
        return folder.toAbsolutePath().resolveSibling(name);
    }

    /**
     * Writes both files as far as they do not yet tell it.
     *
     * @param models models that were used, by role
     */
    synchronized void describeRun(Map<Role, String> models) {
        boolean newModels = knownModels.addAll(models.entrySet());
        if (described && !newModels) {
            return;
        }
        try {
            Files.createDirectories(folder);
            writeEnvironment(models);
            writeCategories();
            described = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeEnvironment(Map<Role, String> models) throws IOException {
        Path file = folder.resolve(ENVIRONMENT);
        FolderGuard.checkLinks(folder, file);
        Properties environment = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                environment.load(in);
            }
        }
        environment.setProperty("Attune", version());
        environment.setProperty(
                "Java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        environment.setProperty(
                "Operating system", System.getProperty("os.name") + " (" + System.getProperty("os.arch") + ")");
        models.forEach(
                (role, name) -> addModel(environment, "Model: " + role.name().toLowerCase(Locale.ROOT), name));
        Path draft = folder.resolve(ENVIRONMENT + "." + UUID.randomUUID());
        try {
            Files.write(
                    draft,
                    sortedLines(environment).getBytes(StandardCharsets.ISO_8859_1),
                    StandardOpenOption.CREATE_NEW);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void addModel(Properties environment, String key, String name) {
        TreeSet<String> names =
                new TreeSet<>(Arrays.asList(environment.getProperty(key, name).split(", ")));
        names.add(SafeText.visible(name));
        environment.setProperty(key, String.join(", ", names));
    }

    /** {@link Properties} escapes well, but writes the time and no fixed order. */
    private static String sortedLines(Properties properties) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        properties.store(out, null);
        return out.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String version() throws IOException {
        Properties version = new Properties();
        try (InputStream in = resource("version.properties")) {
            version.load(in);
        }
        return version.getProperty("version");
    }

    /** A project's own categories stay. */
    private void writeCategories() throws IOException {
        try (InputStream in = resource(CATEGORIES)) {
            Files.copy(in, folder.resolve(CATEGORIES));
        } catch (FileAlreadyExistsException e) {
            // Written by an earlier run or by the project itself.
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ResultsFolder.class.getResourceAsStream(name), name);
    }
}
