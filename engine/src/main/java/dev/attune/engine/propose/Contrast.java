package dev.attune.engine.propose;

import dev.attune.engine.evaluate.Evaluation.Result;
import dev.attune.runtime.signature.PromptSet;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A question to the proposer model: which rules would have made the worse of two runs of one example like the better one. Immutable.
 *
 * @param current the prompts that the rules are added to
 * @param better the better run
 * @param worse the worse one
 * @param of what the prompts are, in words, for the origin of the new instructions: {@code the unoptimized program}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Contrast(PromptSet current, Result better, Result worse, String of) {

    /**
     * What came of it.
     *
     * @param instructions the new instructions by module, each with a rule at its end; none if no answer could be used. The model says which
     *     modules need one
     * @param calls how often the model was asked
     */
    public record Answer(Map<String, Proposal> instructions, int calls) {

        /** Copies the map. */
        public Answer {
            instructions = Map.copyOf(instructions);
        }
    }
}
