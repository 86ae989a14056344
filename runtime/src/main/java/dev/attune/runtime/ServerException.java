package dev.attune.runtime;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A server has refused a request; says with which status, and how long it asks to wait.
 *
 * <p>Models of a {@link ModelProvider} throw it as the cause of the exception of langchain4j that says what kind of refusal it is. The run
 * then waits as long as the server asks before it makes the call again; if that exception is a
 * {@link dev.langchain4j.exception.RateLimitException}, it also makes fewer calls at once. Models of langchain4j wrap what their HTTP client
 * throws, so that throwing it there is enough.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServerException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * A refusal.
     *
     * @param status the status of HTTP
     * @param message what the server said, without the key
     * @param retryAfter how long the server asks to wait; null if it does not say
     */
    public ServerException(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
