package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A tuned prompt set with its provenance, as the artifact file holds it. Immutable.
 *
 * @param schema the version of the file's layout; {@link #SCHEMA}
 * @param program the class that defined the program
 * @param objective the metric that was maximized
 * @param optimizer the optimizer that found the prompts
 * @param seed the seed of the search
 * @param fingerprint what the result depends on; an artifact is stale if it differs from today's
 * @param validation scores on the validation split, {@code baseline} and {@code winner}
 * @param origins where each module's instruction comes from, by module name
 * @param modules the prompts
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({
    "schema",
    "program",
    "objective",
    "optimizer",
    "seed",
    "fingerprint",
    "validation",
    "origins",
    "modules"
})
public record Artifact(
        int schema,
        String program,
        String objective,
        String optimizer,
        long seed,
        Fingerprint fingerprint,
        Map<String, Score> validation,
        Map<String, String> origins,
        Map<String, ModulePrompt> modules) {

    /** The layout that this version writes and reads. */
    public static final int SCHEMA = 2;

    /** Copies the maps, keeping their order. */
    public Artifact {
        validation = Collections.unmodifiableMap(new LinkedHashMap<>(validation));
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    }

    /** Returns the tuned prompts. */
    public PromptSet promptSet() {
        return new PromptSet(modules);
    }

    /**
     * A score with the interval of its mean.
     *
     * @param mean the mean
     * @param low the low end of the interval
     * @param high the high end of the interval
     * @param confidence the confidence of the interval
     * @param examples how many examples were scored
     */
    public record Score(double mean, double low, double high, double confidence, int examples) {}
}
