package dev.attune.engine.evaluate;

import dev.attune.engine.predict.Failure;
import org.apiguardian.api.API;

/** Says that a metric came to no score, and neither it nor the prediction is to blame: the example does not count. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NoScoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure.Lost failure;

    NoScoreException(Failure.Lost failure) {
        super(failure.reason());
        this.failure = failure;
    }

    Failure.Lost failure() {
        return failure;
    }
}
