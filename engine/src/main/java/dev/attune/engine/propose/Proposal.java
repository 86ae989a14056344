package dev.attune.engine.propose;

import org.apiguardian.api.API;

/**
 * An instruction for a module. Immutable.
 *
 * @param instruction the text
 * @param origin where it comes from, in words: {@code seed instruction}, or {@code proposal 2, tip: creative}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Proposal(String instruction, String origin) {

    /** The origin of the instruction in the source. */
    public static final String SEED = "seed instruction";
}
