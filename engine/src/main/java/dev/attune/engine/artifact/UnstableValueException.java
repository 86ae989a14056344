package dev.attune.engine.artifact;

import org.apiguardian.api.API;

/** A value of which no text can be made that is the same in every run; the message names its type and what to do. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnstableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnstableValueException(Class<?> type, String reason) {
        super("a value of " + type.getName() + " has no text that is the same in every run, so that nobody could tell"
                + " whether the data has changed (" + reason + "); use a record, or give the class a toString()");
    }
}
