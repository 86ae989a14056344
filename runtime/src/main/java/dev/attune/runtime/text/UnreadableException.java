package dev.attune.runtime.text;

import org.apiguardian.api.API;

/**
 * Says that a text does not plainly contain the requested value. Readers throw it, including those of a
 * {@link dev.attune.runtime.field.FieldFormat}; the model is told the reason and asked once more.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Refuses a text.
     *
     * @param reason why, in words that a model can act on, as a clause without final punctuation, such as {@code it is not a date}; not
     *     blank
     */
    public UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Returns why, in words that a model can act on. */
    public String reason() {
        return reason;
    }
}
