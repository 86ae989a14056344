package dev.attune.runtime.embedding;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** An embedding model is not there or cannot be used; the message says what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class EmbeddingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public EmbeddingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
