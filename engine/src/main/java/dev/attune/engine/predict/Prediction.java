package dev.attune.engine.predict;

import dev.attune.runtime.Trace;
import org.apiguardian.api.API;

/** What a program made of an example, before a metric looks at it. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Prediction {

    /** The module calls of the run. */
    Trace trace();

    /**
     * The program gave an output.
     *
     * @param output the output
     * @param trace the module calls
     */
    record Answered(Object output, Trace trace) implements Prediction {}

    /**
     * The program gave none.
     *
     * @param failure what happened
     * @param trace the module calls up to then
     */
    record Unanswered(Failure failure, Trace trace) implements Prediction {}
}
