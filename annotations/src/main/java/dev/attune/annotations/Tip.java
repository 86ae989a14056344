package dev.attune.annotations;

import org.apiguardian.api.API;

/**
 * A hint to the proposer model about the kind of instruction to write (MIPRO, appendix C).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Tip {
    /** No hint. */
    NONE,
    /** Be creative. */
    CREATIVE,
    /** Keep it clear and concise. */
    SIMPLE,
    /** Be informative and descriptive. */
    DESCRIPTION,
    /** Put the model in a situation where a lot depends on the answer. */
    HIGH_STAKES,
    /** Give the model a persona that fits the task. */
    PERSONA
}
