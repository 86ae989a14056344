package dev.attune.runtime;

import org.apiguardian.api.API;

/**
 * A model's answer, and its second try, could not be read as the output fields of the module. The message names the module and
 * says what was wrong; it does not quote the answer, which {@link #answer()} holds.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String answer;

    UnreadableAnswerException(String module, String reason, String answer) {
        super("the answer of module " + module + " cannot be read: " + reason);
        this.answer = answer;
    }

    /** The last answer, as the model gave it. */
    public String answer() {
        return answer;
    }
}
