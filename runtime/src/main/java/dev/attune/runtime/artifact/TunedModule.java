package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
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
 * @param layout how a request is laid out; files do not say so if it is the default
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"instruction", "instructionOrigin", "demos", "demosOrigin", "choice", "layout"})
public record TunedModule(
        String instruction,
        String instructionOrigin,
        List<Demonstration> demos,
        String demosOrigin,

        @JacksonInject(useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        DemoChoice choice,

        @JacksonInject(useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        PromptLayout layout) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the instruction is blank
     */
    public TunedModule {
        ModulePrompt prompt = new ModulePrompt(instruction, demos, choice, layout);
        demos = prompt.demos();
        choice = prompt.choice();
        layout = prompt.layout();
    }

    /** The prompt of a module whose requests show all its demos, in the default layout. */
    public TunedModule(String instruction, String instructionOrigin, List<Demonstration> demos, String demosOrigin) {
        this(instruction, instructionOrigin, demos, demosOrigin, DemoChoice.ALL, PromptLayout.TURNS);
    }

    /** Returns the same demos in the same layout with another instruction. */
    public TunedModule withInstruction(String other, String origin) {
        return new TunedModule(other, origin, demos, demosOrigin, choice, layout);
    }

    /** Returns the same instruction in the same layout with other demos. */
    public TunedModule withDemos(List<Demonstration> others, String origin, DemoChoice chosen) {
        return new TunedModule(instruction, instructionOrigin, others, origin, chosen, layout);
    }

    /** Returns the same instruction and demos in another layout. */
    public TunedModule withLayout(PromptLayout other) {
        return new TunedModule(instruction, instructionOrigin, demos, demosOrigin, choice, other);
    }

    /** Returns what the prompt says, wherever it comes from: two that say the same are equal. */
    public ModulePrompt prompt() {
        return new ModulePrompt(instruction, demos, choice, layout);
    }
}
