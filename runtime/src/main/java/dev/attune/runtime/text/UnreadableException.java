package dev.attune.runtime.text;

import org.apiguardian.api.API;

/**
 * A text that does not plainly hold the value asked for. Readers throw it, those of a {@link dev.attune.runtime.field.FieldFormat} among
 * them; the model is told the reason and asked once more.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A refusal.
     *
     * @param reason why, in words that a model can act on, as a part of a sentence without its end, such as {@code it is not a date}; not
     *     blank
     */
    public UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, in words that a model can act on. */
    public String reason() {
        return reason;
    }
}
