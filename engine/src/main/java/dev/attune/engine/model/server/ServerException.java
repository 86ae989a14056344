package dev.attune.engine.model.server;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A server has refused a request; tells what it said, without the key, and how long it asks to wait. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServerException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public ServerException(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
