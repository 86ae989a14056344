package dev.attune.engine.predict;

import org.apiguardian.api.API;

/** Why a program gave no output. Its kind says whether a prompt can be to blame, and so whether the example counts. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Failure {

    /** Returns what happened, in words. */
    String reason();

    /** What a prompt can cause. It is a bad answer with the lowest value of the metric, never missing data. */
    sealed interface Bad extends Failure {}

    /** What no prompt can cause. It never becomes a bad score: the example does not count. */
    sealed interface Lost extends Failure {}

    /**
     * A module's answer could not be read.
     *
     * @param reason what could not be read
     */
    record Unreadable(String reason) implements Bad {}

    /**
     * The program threw an exception of its own or returned null.
     *
     * @param reason the exception with the first frames of the user's code
     */
    record ProgramFailed(String reason) implements Bad {}

    /**
     * A model refused the request because of its content: too long for its context, filtered, invalid.
     *
     * @param reason the message of the model
     */
    record Refused(String reason) implements Bad {}

    /**
     * A model, or a server that the program calls, gave no answer.
     *
     * @param reason the message of the model or the server
     */
    record Outage(String reason) implements Lost {}

    /**
     * A model did not answer in time.
     *
     * @param reason the module and the time
     */
    record TimedOut(String reason) implements Lost {}
}
