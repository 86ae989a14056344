package dev.attune.runtime.text;

import org.apiguardian.api.API;

/** A text that does not hold the value asked for. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, in words that a model can act on. */
    public String reason() {
        return reason;
    }
}
