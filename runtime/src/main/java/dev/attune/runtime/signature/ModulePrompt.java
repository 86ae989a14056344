package dev.attune.runtime.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The part of a module's prompt that an optimizer may change. Immutable.
 *
 * @param instruction what to do; not blank
 * @param demos worked examples in the order in which the prompt shows them, or the pool from which they are chosen; may be empty
 * @param choice which of the demos a request shows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModulePrompt(
        String instruction,
        List<Demonstration> demos,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) DemoChoice choice) {

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
        choice = demos.isEmpty() ? DemoChoice.ALL : choice;
    }

    /** A prompt that shows all its demos. */
    public ModulePrompt(String instruction, List<Demonstration> demos) {
        this(instruction, demos, DemoChoice.ALL);
    }

    /** Returns the same demos with another instruction. */
    public ModulePrompt withInstruction(String other) {
        return new ModulePrompt(other, demos, choice);
    }

    /** Returns the same instruction with other demos, all of which requests show. */
    public ModulePrompt withDemos(List<Demonstration> others) {
        return new ModulePrompt(instruction, others);
    }
}
