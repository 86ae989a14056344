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
 * @param layout how a request is laid out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModulePrompt(
        String instruction,
        List<Demonstration> demos,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) DemoChoice choice,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) PromptLayout layout) {

    /**
     * Copies the list. Of prompts that say the same, one stands for all: what speaks of demos is the default where there are none.
     *
     * @throws IllegalArgumentException if the instruction is blank
     */
    public ModulePrompt {
        if (instruction.isBlank()) {
            throw new IllegalArgumentException("the instruction of a module is not blank");
        }
        demos = List.copyOf(demos);
        choice = demos.isEmpty() ? DemoChoice.ALL : choice;
        layout = demos.isEmpty() && layout == PromptLayout.ONE_MESSAGE ? PromptLayout.TURNS : layout;
    }

    /** A prompt that shows all its demos, in the default layout. */
    public ModulePrompt(String instruction, List<Demonstration> demos) {
        this(instruction, demos, DemoChoice.ALL);
    }

    /** A prompt in the default layout. */
    public ModulePrompt(String instruction, List<Demonstration> demos, DemoChoice choice) {
        this(instruction, demos, choice, PromptLayout.TURNS);
    }

    /** Returns the same demos with another instruction. */
    public ModulePrompt withInstruction(String other) {
        return new ModulePrompt(other, demos, choice, layout);
    }

    /** Returns the same instruction in the same layout with other demos, all of which requests show. */
    public ModulePrompt withDemos(List<Demonstration> others) {
        return new ModulePrompt(instruction, others, DemoChoice.ALL, layout);
    }

    /** Returns the same instruction and demos in another layout. */
    public ModulePrompt withLayout(PromptLayout other) {
        return new ModulePrompt(instruction, demos, choice, other);
    }
}
