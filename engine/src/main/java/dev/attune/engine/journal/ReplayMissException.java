package dev.attune.engine.journal;

import org.apiguardian.api.API;

/** A recording does not hold the answer to a call; the message shows the nearest call that it holds. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplayMissException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplayMissException(String message) {
        super(message);
    }
}
