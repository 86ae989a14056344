package dev.attune.engine.event;

import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.PromptLayout;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What an optimization changed in one module.
 *
 * @param module the name of the module
 * @param instructionBefore the seed instruction
 * @param instructionAfter the instruction of the winner
 * @param instructionOrigin where the winner's instruction comes from, in words, such as {@code seed instruction} or
 *     {@code proposal 2, tip: creative}
 * @param demosBefore the demos before the optimization; empty for a program that had none
 * @param demosAfter the demos of the winner
 * @param demosOrigin where the winner's demos come from, in words, such as {@code no demos} or
 *     {@code bootstrapped, shuffle 1 (1 bootstrapped, 1 labeled)}
 * @param frozen the parts of the prompt that no optimizer may change
 * @param choice which of the winner's demos a request shows
 * @param layout how the winner's requests are laid out; before, as by default
 * @param votesWith the same for the other prompts of the winner that vote with this one, best first; their modules are called
 *     {@code NAME, voter 2} and so on. Empty for a prompt that answers alone
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ModuleChange(
        String module,
        String instructionBefore,
        String instructionAfter,
        String instructionOrigin,
        List<Demonstration> demosBefore,
        List<Demonstration> demosAfter,
        String demosOrigin,
        List<PromptPart> frozen,
        DemoChoice choice,
        PromptLayout layout,
        List<ModuleChange> votesWith) {

    /** Copies the lists. */
    public ModuleChange {
        demosBefore = List.copyOf(demosBefore);
        demosAfter = List.copyOf(demosAfter);
        frozen = List.copyOf(frozen);
        votesWith = List.copyOf(votesWith);
    }

    /** A change after which the prompt answers alone and shows all demos, in the default layout. */
    public ModuleChange(
            String module,
            String instructionBefore,
            String instructionAfter,
            String instructionOrigin,
            List<Demonstration> demosBefore,
            List<Demonstration> demosAfter,
            String demosOrigin,
            List<PromptPart> frozen) {
        this(
                module,
                instructionBefore,
                instructionAfter,
                instructionOrigin,
                demosBefore,
                demosAfter,
                demosOrigin,
                frozen,
                DemoChoice.ALL,
                PromptLayout.TURNS,
                List.of());
    }

    /** Whether the winner's prompt differs from the one before. */
    public boolean changesThePrompt() {
        return !instructionBefore.equals(instructionAfter)
                || !demosBefore.equals(demosAfter)
                || !layout.isDefault()
                || !votesWith.isEmpty();
    }

    /** Returns what all prompts of the winner that answer a call of the module change: this one first, then the others that vote. */
    public Stream<ModuleChange> voters() {
        return Stream.concat(Stream.of(this), votesWith.stream());
    }
}
