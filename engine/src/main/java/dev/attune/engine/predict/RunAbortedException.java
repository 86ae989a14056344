package dev.attune.engine.predict;

import org.apiguardian.api.API;

/**
 * The run cannot continue: its models or its program failed too often, or it was cancelled. The message says which and
 * why.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunAbortedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception with that message. */
    public RunAbortedException(String message) {
        super(message);
    }
}
