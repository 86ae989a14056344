package dev.attune.engine.config;

import org.apiguardian.api.API;

/** Says that a setting is unknown or has an invalid value; the message names key and value and says what would be valid. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with that message. */
    public ConfigurationException(String message) {
        super(message);
    }
}
