package dev.attune.runtime;

/** A text that does not hold the value asked for. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, in words that a model can act on. */
    String reason() {
        return reason;
    }
}
