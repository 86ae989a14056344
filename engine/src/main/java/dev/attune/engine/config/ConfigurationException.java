package dev.attune.engine.config;

import org.apiguardian.api.API;

/** A setting that is unknown or has a value it cannot have; the message names key and value and says what would do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with that message. */
    public ConfigurationException(String message) {
        super(message);
    }
}
