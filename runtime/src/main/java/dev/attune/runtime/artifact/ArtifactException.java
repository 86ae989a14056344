package dev.attune.runtime.artifact;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Says that an artifact file cannot be read or written, or does not fit the program; the message names the file and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ArtifactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ArtifactException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
