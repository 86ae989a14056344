package dev.attune.engine.propose;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a search has learned when it asks for more instructions. Immutable.
 *
 * @param count the number of new instructions for each module
 * @param best the prompts of the best candidate so far
 * @param tried the instructions tried so far by module, in any order
 * @param runs runs of the best candidate, some of which failed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposalRound(int count, PromptSet best, Map<String, List<TriedEffect>> tried, Evaluation runs) {

    /** Copies the map with its lists. */
    public ProposalRound {
        Map<String, List<TriedEffect>> copy = new LinkedHashMap<>();
        tried.forEach((module, effects) -> copy.put(module, List.copyOf(effects)));
        tried = Collections.unmodifiableMap(copy);
    }
}
