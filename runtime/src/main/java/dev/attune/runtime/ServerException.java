package dev.attune.runtime;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says that a server refused a request, with which status, and how long the server asks to wait.
 *
 * <p>Models of a {@link ModelProvider} throw it as the cause of the langchain4j exception that says what kind of refusal it is. The run
 * then waits as long as the server asks before it retries the call; if that exception is a
 * {@link dev.langchain4j.exception.RateLimitException}, it also makes fewer calls at once. Models of langchain4j wrap the exceptions of
 * their HTTP client, so throwing it there is enough.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServerException extends HttpException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Creates the exception for a refusal.
     *
     * @param status the HTTP status
     * @param message what the server said, without the key
     * @param retryAfter how long the server asks to wait; null if it does not say
     */
    public ServerException(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the server asks to wait; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
