package dev.attune.local.weights;

import java.io.IOException;
import java.nio.file.Path;

/** One place weights can be fetched from. */
interface WeightsSource {

    /** Name the source in log lines and error messages, for the given model. */
    String describe(CatalogEntry entry);

    /**
     * Write the file of the given model to {@code target}, using {@code workFolder} for anything temporary. The bytes
     * need not be checked; the caller does that.
     *
     * @throws IOException if the source does not deliver, with a message a user can act on
     */
    void fetch(CatalogEntry entry, Path workFolder, Path target) throws IOException, InterruptedException;
}
