package dev.attune.runtime.signature;

import org.apiguardian.api.API;

/** Says that a module interface cannot be read as a signature; the message names the member at fault and what to do. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SignatureException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** An interface that cannot be a module, with what is wrong with it. */
    public SignatureException(String message) {
        super(message);
    }
}
