package dev.attune.engine.instance;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** An instance of an annotated class cannot be made; the message says why, and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public InstanceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
