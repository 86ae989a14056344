package dev.attune.engine.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Says that data cannot be used; the message names the file and line, or the split, and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with that message. */
    public DataException(String message) {
        super(message);
    }

    DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
