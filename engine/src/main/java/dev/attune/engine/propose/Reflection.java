package dev.attune.engine.propose;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A question to the proposer model: what a module's instruction should say, given what came of a few runs with the current one. Immutable.
 *
 * @param module the module whose instruction is to be written
 * @param current the prompts of the runs
 * @param runs the runs, all of which are shown one by one, with the calls of the modules and the feedback of the metric
 * @param of what the prompts are, in words, for the origin of the new instruction: {@code the unoptimized program}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Reflection(Signature module, PromptSet current, Evaluation runs, String of) {

    /**
     * What came of it.
     *
     * @param proposal the new instruction; empty if no answer could be used
     * @param calls how often the model was asked
     */
    public record Answer(Optional<Proposal> proposal, int calls) {}
}
