package dev.attune.runtime.artifact;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptLayout;
import java.util.ArrayList;
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
 * @param votesWith the other prompts of an ensemble, best first, after this one: see {@link ModulePrompt#votesWith()}; files do not say so if
 *     there are none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"instruction", "instructionOrigin", "demos", "demosOrigin", "choice", "layout", "votesWith"})
public record TunedModule(
        String instruction,
        String instructionOrigin,
        List<Demonstration> demos,
        String demosOrigin,

        @JacksonInject(useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        DemoChoice choice,

        @JacksonInject(useInput = OptBoolean.TRUE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        PromptLayout layout,

        @JacksonInject(value = TunedModule.VOTES_WITH, useInput = OptBoolean.TRUE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<TunedModule> votesWith) {

    /** What stands for the other voters in files that have none. */
    static final String VOTES_WITH = "votesWith";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the instruction is blank, or if the prompts cannot vote: see {@link ModulePrompt}
     */
    public TunedModule {
        ModulePrompt prompt = new ModulePrompt(instruction, demos, choice, layout, prompts(votesWith));
        demos = prompt.demos();
        choice = prompt.choice();
        layout = prompt.layout();
        votesWith = List.copyOf(votesWith);
    }

    /** The prompt of a module whose requests show all its demos, in the default layout. */
    public TunedModule(String instruction, String instructionOrigin, List<Demonstration> demos, String demosOrigin) {
        this(instruction, instructionOrigin, demos, demosOrigin, DemoChoice.ALL, PromptLayout.TURNS, List.of());
    }

    /** Returns the same with another instruction; other voters stay as they are. */
    public TunedModule withInstruction(String other, String origin) {
        return new TunedModule(other, origin, demos, demosOrigin, choice, layout, votesWith);
    }

    /** Returns the same with other demos; other voters stay as they are. */
    public TunedModule withDemos(List<Demonstration> others, String origin, DemoChoice chosen) {
        return new TunedModule(instruction, instructionOrigin, others, origin, chosen, layout, votesWith);
    }

    /** Returns the same instruction and demos in another layout, and so the other voters. */
    public TunedModule withLayout(PromptLayout other) {
        List<TunedModule> others =
                votesWith.stream().map(voter -> voter.withLayout(other)).toList();
        return new TunedModule(instruction, instructionOrigin, demos, demosOrigin, choice, other, others);
    }

    private static List<ModulePrompt> prompts(List<TunedModule> modules) {
        return modules.stream().map(TunedModule::prompt).toList();
    }

    /** Returns an ensemble of prompts that answer alone: one of them if there is no other. */
    public static TunedModule voting(List<TunedModule> voters) {
        TunedModule first = voters.get(0);
        return new TunedModule(
                first.instruction,
                first.instructionOrigin,
                first.demos,
                first.demosOrigin,
                first.choice,
                first.layout,
                voters.subList(1, voters.size()));
    }

    /** Returns the prompts that answer a call, best first, each without the others: this one alone if it does not vote. */
    public List<TunedModule> voters() {
        if (votesWith.isEmpty()) {
            return List.of(this);
        }
        List<TunedModule> voters = new ArrayList<>();
        voters.add(new TunedModule(instruction, instructionOrigin, demos, demosOrigin, choice, layout, List.of()));
        voters.addAll(votesWith);
        return List.copyOf(voters);
    }

    /** Returns what the prompt says, wherever it comes from: two that say the same are equal. */
    public ModulePrompt prompt() {
        return new ModulePrompt(instruction, demos, choice, layout, prompts(votesWith));
    }
}
