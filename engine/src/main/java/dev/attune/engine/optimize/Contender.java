package dev.attune.engine.optimize;

import dev.attune.engine.evaluate.Evaluation;
import dev.attune.engine.evaluate.RunCost;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A candidate that was measured on all validation examples of a search, with what its runs take. Immutable.
 *
 * @param trial the number of the evaluation
 * @param configuration the choices that led to it, in words
 * @param tuned its prompts with where they come from
 * @param evaluation the outcomes, example by example, without module calls and feedback
 * @param score the score by which candidates are compared: what does not count is the worst for all but the unoptimized program
 * @param cost what a run takes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Contender(
        int trial,
        Map<String, String> configuration,
        TunedModules tuned,
        Evaluation evaluation,
        double score,
        RunCost cost) {

    /** Returns what its prompts say. */
    public PromptSet prompts() {
        return tuned.prompts();
    }

    /** Returns how many characters the instructions and demos of prompts have, of all that vote. */
    public static long length(PromptSet prompts) {
        return prompts.modules().values().stream()
                .flatMap(prompt -> prompt.voters().stream())
                .mapToLong(Contender::length)
                .sum();
    }

    private static long length(ModulePrompt prompt) {
        return prompt.instruction().length()
                + prompt.demos().stream()
                        .flatMap(demo -> Stream.of(demo.inputs(), demo.outputs()))
                        .flatMap(fields -> fields.values().stream())
                        .mapToLong(String::length)
                        .sum();
    }
}
