package dev.attune.runtime;

import org.apiguardian.api.API;

/**
 * Says that neither a model's answer nor its repair could be read as the output fields of the module. The message names the module and what
 * was wrong. It does not quote the answer, which is in {@link #answer()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnreadableAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String answer;

    UnreadableAnswerException(String module, String reason, String answer) {
        super("the answer of module " + module + " cannot be read: " + reason);
        this.answer = answer;
    }

    /** Returns the last answer, as the model gave it. */
    public String answer() {
        return answer;
    }
}
