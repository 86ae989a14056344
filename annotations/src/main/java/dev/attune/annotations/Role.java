package dev.attune.annotations;

import org.apiguardian.api.API;

/**
 * The part that a language model plays in a run.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Role {
    /** Runs the program. */
    TASK,
    /** Writes instructions; the task model if none is given. */
    PROPOSER,
    /** Produces the traces from which demos are taken; the task model if none is given. */
    TEACHER,
    /** Judges predictions in metrics; the task model if none is given. */
    JUDGE
}
