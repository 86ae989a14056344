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
 * @param outputs the text of each written field by name, the reasoning included; empty if there was no readable answer
 * @param answer the model's last answer as it came; empty if the model gave none
 * @param endings how each of the model's answers ended, in order: of one, or of two where the first was to be repaired; fewer if
 *     the model failed
 * @param repaired whether a second try was needed
 * @param failure why the call gave no outputs: an {@link UnreadableAnswerException}, or what the model threw; null if it did
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModuleCall(
        String module,
        Map<String, String> inputs,
        Map<String, String> outputs,
        String answer,
        List<Ending> endings,
        boolean repaired,
        @Nullable RuntimeException failure) {

    /** Copies the collections, keeping their order. */
    public ModuleCall {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        endings = List.copyOf(endings);
    }
}
