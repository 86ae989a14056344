package dev.attune.runtime;

import org.apiguardian.api.API;

/** A request of an AI Service cannot be sent as it was measured: a matter of how the service is built, not of a model or a prompt. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServiceRequestException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ServiceRequestException(String message) {
        super(message);
    }
}
