package dev.attune.runtime;

import dev.langchain4j.exception.NonRetriableException;
import org.apiguardian.api.API;

/**
 * Says that the account of a key has nothing left to spend: neither waiting nor another request changes that.
 *
 * <p>Models of a {@link ModelProvider} throw it so that the run does not retry the call, even if the server reports it with the status of a
 * rate limit.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OutOfQuotaException extends NonRetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception for a refusal.
     *
     * @param message what the server said, without the key
     */
    public OutOfQuotaException(String message) {
        super(message);
    }
}
