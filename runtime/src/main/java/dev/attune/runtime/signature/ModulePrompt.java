package dev.attune.runtime.signature;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The part of a module's prompt that an optimizer may change. Immutable.
 *
 * @param instruction what to do; not blank
 * @param demos worked examples in the order in which the prompt shows them; may be empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModulePrompt(String instruction, List<Demonstration> demos) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the instruction is blank
     */
    public ModulePrompt {
        if (instruction.isBlank()) {
            throw new IllegalArgumentException("the instruction of a module is not blank");
        }
        demos = List.copyOf(demos);
    }

    /** Returns the same demos with another instruction. */
    public ModulePrompt withInstruction(String other) {
        return new ModulePrompt(other, demos);
    }

    /** Returns the same instruction with other demos. */
    public ModulePrompt withDemos(List<Demonstration> others) {
        return new ModulePrompt(instruction, others);
    }
}
