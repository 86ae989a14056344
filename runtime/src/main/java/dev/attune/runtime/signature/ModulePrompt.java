package dev.attune.runtime.signature;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The part of a module's prompt that an optimizer may change. Immutable.
 *
 * @param instruction what to do; not blank
 * @param demos worked examples in the order in which the prompt shows them, or the pool from which they are chosen; may be empty
 * @param choice which of the demos a request shows
 * @param layout how a request is laid out
 * @param votesWith the other prompts of an ensemble, best first, after this one: each answers, and most of the answers that can be read decide;
 *     empty for a prompt that answers alone, and then files do not say so
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModulePrompt(
        String instruction,
        List<Demonstration> demos,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) DemoChoice choice,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) PromptLayout layout,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ModulePrompt> votesWith) {

    /** The most prompts of a module that vote: each is a request, or more, in every call. */
    public static final int MOST_VOTERS = 9;

    /**
     * Copies the lists. Of prompts that say the same, one stands for all: what speaks of demos is the default where there are none.
     *
     * @throws IllegalArgumentException if the instruction is blank, if the number of voters is even or above {@link #MOST_VOTERS}, or if one of
     *     them votes with others by itself
     */
    public ModulePrompt {
        if (instruction.isBlank()) {
            throw new IllegalArgumentException("the instruction of a module is not blank");
        }
        demos = List.copyOf(demos);
        choice = demos.isEmpty() ? DemoChoice.ALL : choice;
        layout = demos.isEmpty() && layout == PromptLayout.ONE_MESSAGE ? PromptLayout.TURNS : layout;
        votesWith = List.copyOf(votesWith);
        checkVoters(votesWith);
    }

    /** A prompt that answers alone. */
    public ModulePrompt(String instruction, List<Demonstration> demos, DemoChoice choice, PromptLayout layout) {
        this(instruction, demos, choice, layout, List.of());
    }

    /** A prompt that answers alone, in the default layout. */
    public ModulePrompt(String instruction, List<Demonstration> demos, DemoChoice choice) {
        this(instruction, demos, choice, PromptLayout.TURNS);
    }

    /** A prompt that shows all its demos, in the default layout. */
    public ModulePrompt(String instruction, List<Demonstration> demos) {
        this(instruction, demos, DemoChoice.ALL);
    }

    private static void checkVoters(List<ModulePrompt> others) {
        int voters = others.size() + 1;
        if (voters % 2 == 0 || voters > MOST_VOTERS) {
            throw new IllegalArgumentException(
                    "an odd number of prompts of a module votes, at most " + MOST_VOTERS + "; not " + voters);
        }
        if (others.stream().anyMatch(other -> !other.votesWith().isEmpty())) {
            throw new IllegalArgumentException("a prompt that votes with others has no voters of its own");
        }
    }

    /** Returns an ensemble of prompts that answer alone: one of them if there is no other. */
    public static ModulePrompt voting(List<ModulePrompt> voters) {
        ModulePrompt first = voters.get(0);
        return new ModulePrompt(
                first.instruction, first.demos, first.choice, first.layout, voters.subList(1, voters.size()));
    }

    /** Returns the prompts that answer a call, best first, each without the others: this one alone if it does not vote. */
    public List<ModulePrompt> voters() {
        if (votesWith.isEmpty()) {
            return List.of(this);
        }
        List<ModulePrompt> voters = new ArrayList<>();
        voters.add(new ModulePrompt(instruction, demos, choice, layout));
        voters.addAll(votesWith);
        return List.copyOf(voters);
    }

    /** Returns the same demos in the same layout with another instruction, for a prompt that answers alone. */
    public ModulePrompt withInstruction(String other) {
        return new ModulePrompt(other, demos, choice, layout);
    }

    /** Returns the same instruction in the same layout with other demos, all of which requests show, for a prompt that answers alone. */
    public ModulePrompt withDemos(List<Demonstration> others) {
        return new ModulePrompt(instruction, others, DemoChoice.ALL, layout);
    }

    /** Returns the same instruction and demos in another layout, and so the other voters. */
    public ModulePrompt withLayout(PromptLayout other) {
        List<ModulePrompt> others =
                votesWith.stream().map(voter -> voter.withLayout(other)).toList();
        return new ModulePrompt(instruction, demos, choice, other, others);
    }
}
