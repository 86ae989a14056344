package dev.attune.engine.journal;

import org.apiguardian.api.API;

/** A journal, recording or cache cannot be read or written; the message names the file. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
