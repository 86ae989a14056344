package dev.attune.engine.propose;

import dev.attune.runtime.signature.Signature;
import org.apiguardian.api.API;

/**
 * An instruction for a module. Immutable.
 *
 * @param instruction the text
 * @param origin where it comes from, in words: {@code seed instruction}, or {@code proposal 2, tip: creative}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Proposal(String instruction, String origin) {

    /** Returns the instruction in the source of a module. */
    public static Proposal seed(Signature signature) {
        return new Proposal(signature.seedInstruction(), "seed instruction");
    }
}
