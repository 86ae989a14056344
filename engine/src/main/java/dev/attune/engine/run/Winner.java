package dev.attune.engine.run;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.optimize.TunedModules;
import dev.attune.runtime.artifact.TunedModule;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The prompts that a gate judges.
 *
 * @param source the optimizer that found them, or {@code artifact}
 * @param tuned the prompt of each module with where it comes from
 * @param validationScore the score by which it was chosen
 */
record Winner(String source, TunedModules tuned, double validationScore) {

    /** The source of winners that no search of this run has found. */
    static final String OF_ARTIFACT = "artifact";

    PromptSet prompts() {
        return tuned.prompts();
    }

    List<ModuleChange> changes(List<Signature> signatures) {
        return signatures.stream()
                .map(signature ->
                        change(signature, Objects.requireNonNull(tuned.modules().get(signature.name()))))
                .toList();
    }

    private static ModuleChange change(Signature signature, TunedModule after) {
        List<ModuleChange> others = new ArrayList<>();
        for (TunedModule other : after.votesWith()) {
            others.add(change(signature, signature.name() + ", voter " + (others.size() + 2), other, List.of()));
        }
        return change(signature, signature.name(), after, others);
    }

    private static ModuleChange change(Signature signature, String name, TunedModule after, List<ModuleChange> others) {
        return new ModuleChange(
                name,
                signature.seedInstruction(),
                after.instruction(),
                after.instructionOrigin(),
                List.of(),
                after.demos(),
                after.demosOrigin(),
                signature.frozen().stream().sorted().toList(),
                after.choice(),
                after.layout(),
                others);
    }
}
