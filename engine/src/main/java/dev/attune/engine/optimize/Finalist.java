package dev.attune.engine.optimize;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.PromptSet;
import org.apiguardian.api.API;

/**
 * A prompt set that was evaluated on all validation examples of the search, or, if the budget ended a race, on those that
 * it had met. Immutable.
 *
 * @param tuned the prompt of each module with where it comes from
 * @param evaluation the outcomes, example by example
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finalist(TunedModules tuned, Evaluation evaluation) {

    /** Returns what its prompts say. */
    public PromptSet prompts() {
        return tuned.prompts();
    }
}
