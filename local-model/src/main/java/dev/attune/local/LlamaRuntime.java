package dev.attune.local;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.LogLevel;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The native library, loaded once per JVM so that it disturbs neither the streams nor the exit of the JVM. */
final class LlamaRuntime {

    private static final Logger LOGGER = System.getLogger(LlamaRuntime.class.getName());
    private static final String EXTRACTION_FOLDER = "de.kherud.llama.tmpdir";

    /** A batch of a prompt takes a second or so, on a machine with much else to do some seconds. */
    private static final long STOP_MILLIS = 30_000;

    private static final NativeCalls CALLS = new NativeCalls();

    static {
        ExitGuard.start();
        Optional<Path> folder = folderOfThisJvm();
        CALLS.stopWithTheJvm(STOP_MILLIS, () -> folder.ifPresent(LlamaRuntime::delete));
        CALLS.begin();
        try {
            // Native output on stdout would corrupt the channel between Surefire and its fork.
            LlamaModel.setLogger(LogFormat.TEXT, LlamaRuntime::log);
        } finally {
            CALLS.end();
        }
    }

    private LlamaRuntime() {}

    /** Make sure the library is loaded, and give what each call of it must announce itself to. */
    static NativeCalls load() {
        return CALLS;
    }

    /** By default all JVMs of a machine overwrite one file while others load it. */
    private static Optional<Path> folderOfThisJvm() {
        if (System.getProperty(EXTRACTION_FOLDER) != null) {
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("attune-llama-");
            System.setProperty(EXTRACTION_FOLDER, folder.toString());
            return Optional.of(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a folder for the native llama library", failure);
        }
    }

    /** Not by {@code deleteOnExit}, which knows no file that is being written when the JVM is told to end. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException failure) {
            // some systems keep a library that is loaded; it is in the folder for temporary files
        }
    }

    private static void log(LogLevel level, String message) {
        Level mapped = switch (level) {
            case ERROR -> Level.WARNING;
            case WARN -> Level.DEBUG;
            default -> Level.TRACE;
        };
        if (LOGGER.isLoggable(mapped)) {
            LOGGER.log(mapped, message.strip());
        }
    }
}
