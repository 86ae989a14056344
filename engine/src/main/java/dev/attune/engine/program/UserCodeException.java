package dev.attune.engine.program;

import dev.attune.engine.predict.Thrown;
import org.apiguardian.api.API;

/**
 * A method of the annotated class threw an exception or gave null; the message names the method and what it threw, the cause, with the
 * first frames of the user's code.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UserCodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public UserCodeException(String member, Throwable cause) {
        super(member + " threw " + new Thrown(cause).describe(""), cause);
    }

    private UserCodeException(String message) {
        super(message);
    }

    /** The method gave null, where null means nothing. */
    public static UserCodeException returnedNull(String member) {
        return new UserCodeException(member + " returned null");
    }
}
