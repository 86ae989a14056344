package dev.attune.engine.propose;

import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A question to the proposer model: which rules lead from the inputs of examples to their outputs. Immutable.
 *
 * @param module the module whose instruction is to get the rules
 * @param examples the worked examples
 * @param of what they are, in words, for the origin of the new instruction
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Inference(Signature module, List<Demonstration> examples, String of) {

    /** Copies the list. */
    public Inference {
        examples = List.copyOf(examples);
    }
}
