package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The prompt of a module with its provenance. Immutable.
 *
 * @param instruction what to do; not blank
 * @param instructionOrigin where the instruction comes from, in words, such as {@code seed instruction}
 * @param demos worked examples in the order in which the prompt shows them, or the pool from which they are chosen; may be empty
 * @param demosOrigin where the demos come from, in words, such as {@code no demos}
 * @param choice which of the demos a request shows; files do not say so if it is all of them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"instruction", "instructionOrigin", "demos", "demosOrigin", "choice"})
public record TunedModule(
        String instruction,
        String instructionOrigin,
        List<Demonstration> demos,
        String demosOrigin,

        @JacksonInject(useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        DemoChoice choice) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the instruction is blank
     */
    public TunedModule {
        ModulePrompt prompt = new ModulePrompt(instruction, demos, choice);
        demos = prompt.demos();
        choice = prompt.choice();
    }

    /** The prompt of a module whose requests show all its demos. */
    public TunedModule(String instruction, String instructionOrigin, List<Demonstration> demos, String demosOrigin) {
        this(instruction, instructionOrigin, demos, demosOrigin, DemoChoice.ALL);
    }

    /** Returns what the prompt says, wherever it comes from: two that say the same are equal. */
    public ModulePrompt prompt() {
        return new ModulePrompt(instruction, demos, choice);
    }
}
