package dev.attune.local.weights;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file for a model name or path: the file itself, the cache folder, then each source in turn. Nothing is used
 * whose digest is not the one in the catalog. Safe for several threads and several JVMs over one cache folder.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ModelWeights {

    private static final Logger LOGGER = System.getLogger(ModelWeights.class.getName());

    /** A file lock is held per JVM, so threads of one JVM need a lock of their own. */
    private static final Object IN_THIS_JVM = new Object();

    private final ModelCatalog catalog;
    private final Path cacheFolder;
    private final List<WeightsSource> sources;

    ModelWeights(ModelCatalog catalog, Path cacheFolder, List<WeightsSource> sources) {
        this.catalog = catalog;
        this.cacheFolder = cacheFolder.toAbsolutePath();
        this.sources = List.copyOf(sources);
    }

    public static ModelWeights standard() {
        Path cacheFolder = cacheFolder(System.getProperties(), System.getenv());
        return new ModelWeights(ModelCatalog.standard(), cacheFolder, List.of(new PipSource(), new HttpSource()));
    }

    static Path cacheFolder(Properties properties, Map<String, String> environment) {
        return Optional.ofNullable(properties.getProperty("attune.models"))
                .or(() -> Optional.ofNullable(environment.get("ATTUNE_MODELS")))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        Objects.requireNonNull(properties.getProperty("user.home")), ".cache", "attune", "models"));
    }

    public static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(".gguf");
    }

    /**
     * Find the weights.
     *
     * @throws ModelUnavailableException if they cannot be had
     */
    public Path find(String nameOrFile) {
        if (isFile(nameOrFile)) {
            return existing(Path.of(nameOrFile));
        }
        CatalogEntry entry = catalog.find(nameOrFile).orElseThrow(() -> catalog.unknown(nameOrFile));
        Path file = cacheFolder.resolve(entry.fileName());
        try {
            if (Files.exists(file)) {
                return checked(entry, file);
            }
            Files.createDirectories(cacheFolder);
            synchronized (IN_THIS_JVM) {
                try (FileChannel channel = FileChannel.open(
                                cacheFolder.resolve(entry.fileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    Objects.requireNonNull(lock);
                    return Files.exists(file) ? checked(entry, file) : fetch(entry, file);
                }
            }
        } catch (IOException failure) {
            throw new ModelUnavailableException(
                    "Cannot use the model cache folder " + cacheFolder
                            + " (set it with -Dattune.models or ATTUNE_MODELS): " + failure,
                    failure);
        }
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelUnavailableException("No model file at " + file.toAbsolutePath() + ".");
        }
        return file.toAbsolutePath();
    }

    private static Path checked(CatalogEntry entry, Path file) throws IOException {
        String problem = mismatch(entry, file);
        if (problem != null) {
            throw new ModelUnavailableException("Refused " + file + ": it is not the file of model '" + entry.name()
                    + "' (" + problem + "). Delete or move it to have it fetched again.");
        }
        return file;
    }

    private static @Nullable String mismatch(CatalogEntry entry, Path file) throws IOException {
        String actual = Digest.sha256(file);
        if (actual.equals(entry.sha256())) {
            return null;
        }
        return "SHA-256 expected " + entry.sha256() + ", actual " + actual + "; size expected " + entry.size()
                + " bytes, actual " + Files.size(file);
    }

    private Path fetch(CatalogEntry entry, Path file) throws IOException {
        List<String> attempts = new ArrayList<>();
        for (WeightsSource source : sources) {
            // Inside the cache folder, so that the last step is a rename on one file system.
            Path workFolder = Files.createTempDirectory(cacheFolder, "download-");
            try {
                LOGGER.log(
                        Level.INFO,
                        "Fetching model " + entry.name() + " (" + entry.size() / 1_000_000 + " MB): "
                                + source.describe(entry));
                Path fetched = workFolder.resolve(entry.fileName());
                source.fetch(entry, workFolder, fetched);
                String problem = mismatch(entry, fetched);
                if (problem == null) {
                    Files.move(fetched, file, StandardCopyOption.ATOMIC_MOVE);
                    LOGGER.log(Level.INFO, "Model " + entry.name() + " is now in " + file);
                    return file;
                }
                attempts.add(source.describe(entry) + " -> refused: " + problem);
            } catch (IOException failure) {
                attempts.add(source.describe(entry) + " -> " + failure.getMessage());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new ModelUnavailableException(
                        "Interrupted while fetching model '" + entry.name() + "'", interruption);
            } finally {
                delete(workFolder);
            }
        }
        throw new ModelUnavailableException(unobtainable(entry, file, attempts));
    }

    private static String unobtainable(CatalogEntry entry, Path file, List<String> attempts) {
        return "Cannot get the weights of model '" + entry.name() + "'. Tried:\n  - cache: no file " + file + "\n  - "
                + String.join("\n  - ", attempts)
                + "\nBy hand: put " + entry.fileName() + " (" + entry.size() + " bytes, SHA-256 " + entry.sha256()
                + ") at " + file + ", or name another .gguf file.";
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
