package dev.attune.engine.optimize;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A prompt set that was evaluated on all validation examples of the search. Immutable.
 *
 * @param prompts the prompt set
 * @param origins where each module's instruction comes from, by module name
 * @param evaluation the outcomes, example by example
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finalist(PromptSet prompts, Map<String, String> origins, Evaluation evaluation) {

    /** Copies the map, keeping its order. */
    public Finalist {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }
}
