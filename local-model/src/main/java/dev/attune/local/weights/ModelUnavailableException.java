package dev.attune.local.weights;

import org.apiguardian.api.API;

/**
 * The weights of a model cannot be had: the name is unknown, the file is missing, its bytes are not the expected ones,
 * or no source could deliver it. The message says what was tried and what to do by hand.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ModelUnavailableException extends RuntimeException {

    public ModelUnavailableException(String message) {
        super(message);
    }

    public ModelUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
