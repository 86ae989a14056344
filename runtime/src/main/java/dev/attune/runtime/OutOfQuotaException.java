package dev.attune.runtime;

import dev.langchain4j.exception.NonRetriableException;
import org.apiguardian.api.API;

/**
 * The account of a key has nothing left to spend: neither time nor another request changes that.
 *
 * <p>Models of a {@link ModelProvider} throw it so that the run does not make the call again, even where the server uses the status of a
 * rate limit to say it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OutOfQuotaException extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what the server said, without the key
     */
    public OutOfQuotaException(String message) {
        super(message);
    }
}
