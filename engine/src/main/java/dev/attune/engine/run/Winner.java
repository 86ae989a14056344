package dev.attune.engine.run;

import dev.attune.engine.event.ModuleChange;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.PromptSet;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Map;

/**
 * The prompts that a gate judges.
 *
 * @param source the optimizer that found them, or {@code artifact}
 * @param prompts the prompts
 * @param origins where each module's instruction comes from
 * @param validationScore the score by which it was chosen
 */
record Winner(String source, PromptSet prompts, Map<String, String> origins, double validationScore) {

    List<ModuleChange> changes(List<Signature> signatures) {
        return signatures.stream()
                .map(signature -> {
                    ModulePrompt after = prompts.module(signature.name());
                    return new ModuleChange(
                            signature.name(),
                            signature.seedInstruction(),
                            after.instruction(),
                            origins.getOrDefault(signature.name(), ""),
                            List.of(),
                            after.demos());
                })
                .toList();
    }
}
