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
     * @param why what happened
     * @param reason in words
     * @param trace the module calls up to then
     */
    record Unanswered(Why why, String reason, Trace trace) implements Prediction {}

    /** Why there is no output. */
    enum Why {
        /** A module's answer could not be read. */
        UNREADABLE,
        /** The program threw an exception or gave null. */
        PROGRAM,
        /** A model refused the request for what is in it. */
        REFUSED,
        /** A model, or a server that the program asks, failed. */
        OUTAGE,
        /** A model did not answer in time. */
        TIME_OUT,
        /** The budget is used up. */
        BUDGET
    }
}
