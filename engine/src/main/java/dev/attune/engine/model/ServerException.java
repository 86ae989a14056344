package dev.attune.engine.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server has refused a request; tells what it said, without the key, and how long it asks to wait. */
final class ServerException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    ServerException(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait; null if it does not say. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
