package dev.attune.engine.evaluate;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says that a metric cannot be relied on: it threw, or returned a value outside its range. The message names the metric and the example.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MetricException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with that message. */
    public MetricException(String message) {
        super(message);
    }

    MetricException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
