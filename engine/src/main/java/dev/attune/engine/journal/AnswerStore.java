package dev.attune.engine.journal;

import java.util.Optional;
import org.apiguardian.api.API;

/** Answers that are known. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface AnswerStore {

    /** The answer to a call, if it is known. */
    Optional<RecordedAnswer> find(RecordedCall call, String key);

    /** Keeps the answer to a call. */
    void keep(RecordedCall call, String key, RecordedAnswer answer);

    /** Waits for the end of the process if that is why nothing can be kept any more, else returns at once. */
    default void waitIfStopped() {}
}
