package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The prompt of a module with its provenance. Immutable.
 *
 * @param instruction what to do; not blank
 * @param instructionOrigin where the instruction comes from, in words, such as {@code seed instruction}
 * @param demos worked examples in the order in which the prompt shows them; may be empty
 * @param demosOrigin where the demos come from, in words, such as {@code no demos}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"instruction", "instructionOrigin", "demos", "demosOrigin"})
public record TunedModule(String instruction, String instructionOrigin, List<Demonstration> demos, String demosOrigin) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the instruction is blank
     */
    public TunedModule {
        demos = new ModulePrompt(instruction, demos).demos();
    }

    /** Returns what the prompt says, wherever it comes from: two that say the same are equal. */
    public ModulePrompt prompt() {
        return new ModulePrompt(instruction, demos);
    }
}
