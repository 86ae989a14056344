package dev.attune.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One call of a module, as a trace keeps it. Immutable.
 *
 * @param module the name of the module
 * @param inputs the text of each input field by name
 * @param outputs the text of each written field by name, including the reasoning; empty if there was no readable answer, or a tool
 *     has ended the call of an AI Service
 * @param answer the model's last answer as it came, where several prompts vote that of the first of those that agree; empty if the model gave none
 * @param endings how each of the model's answers ended, in order: one answer, or two if the first had to be repaired; fewer if the model
 *     failed. Where several prompts vote, those of each that was asked
 * @param repaired whether a repair call was needed, of one of several voters
 * @param tokens those of all its requests and answers; null if the model does not report those of each
 * @param failure why the call gave no outputs: an {@link UnreadableAnswerException}, or the exception of the model; null if the call gave
 *     outputs, or was ended by a tool
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModuleCall(
        String module,
        Map<String, String> inputs,
        Map<String, String> outputs,
        String answer,
        List<Ending> endings,
        boolean repaired,
        @Nullable CallTokens tokens,
        @Nullable RuntimeException failure) {

    /** Copies the collections, keeping their order. */
    public ModuleCall {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        endings = List.copyOf(endings);
    }

    /** A call of a model that does not report tokens. */
    public ModuleCall(
            String module,
            Map<String, String> inputs,
            Map<String, String> outputs,
            String answer,
            List<Ending> endings,
            boolean repaired,
            @Nullable RuntimeException failure) {
        this(module, inputs, outputs, answer, endings, repaired, null, failure);
    }
}
