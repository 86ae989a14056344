package dev.attune.engine.predict;

import org.apiguardian.api.API;

/**
 * The run cannot continue: its models or its program failed too often, or it was cancelled. The message says which and
 * why.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunAbortedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** Makes an exception with that message. */
    public RunAbortedException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Returns whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** Whose fault it is that a run cannot continue. */
    public enum Fault {
        /** Nobody's: it was cancelled, or there is nothing to run. */
        NONE,
        /** Models could not be reached, or refused what they were asked. */
        MODELS,
        /** The program of the user failed. */
        USER_CODE
    }
}
