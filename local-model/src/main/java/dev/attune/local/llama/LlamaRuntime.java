package dev.attune.local.llama;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.LogLevel;
import de.kherud.llama.args.LogFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The native library, loaded once per JVM so that it disturbs neither the streams nor the exit of the JVM. */
final class LlamaRuntime {

    private static final Logger LOGGER = System.getLogger(LlamaRuntime.class.getName());
    private static final String EXTRACTION_FOLDER = "de.kherud.llama.tmpdir";

    /** A batch of a prompt takes a second or so, on a machine with much else to do some seconds. */
    private static final long STOP_MILLIS = 30_000;

    private static final NativeCalls CALLS = new NativeCalls();
    private static final AtomicReference<@Nullable Path> FOLDER = new AtomicReference<>();

    static {
        ExitGuard.start();
        // Before there is anything to be left behind.
        CALLS.stopWithTheJvm(STOP_MILLIS, LlamaRuntime::deleteFolder);
        try {
            CALLS.begin();
            try {
                extractToFolderOfThisJvm();
                // Native output on stdout would corrupt the channel between Surefire and its fork.
                LlamaModel.setLogger(LogFormat.TEXT, LlamaRuntime::log);
            } finally {
                CALLS.end();
            }
        } catch (CancellationException ending) {
            // Every call will be refused.
        }
    }

    private LlamaRuntime() {}

    /** Make sure the library is loaded, and give what each call of it must announce itself to. */
    static NativeCalls load() {
        return CALLS;
    }

    /** By default all JVMs of a machine overwrite one file while others load it. */
    private static void extractToFolderOfThisJvm() {
        if (System.getProperty(EXTRACTION_FOLDER) != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("attune-llama-");
            FOLDER.set(folder);
            System.setProperty(EXTRACTION_FOLDER, folder.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a folder for the native llama library", failure);
        }
    }

    /** Not by {@code deleteOnExit}, which knows no file that is being written when the JVM is told to end. */
    private static void deleteFolder() {
        Path folder = FOLDER.get();
        if (folder == null) {
            return;
        }
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
