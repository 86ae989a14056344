package dev.attune.engine.junit.reader;

import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.junit.annotation.Problems;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Finds constraints of modules that leave an optimizer nothing to change, or that the source itself breaks.
 *
 * @param problems takes what is found
 */
record ConstraintChecks(Problems problems) {

    void check(List<Signature> signatures, List<OptimizerSpec> optimizers) {
        if (signatures.isEmpty()) {
            return;
        }
        PromptRules.violationsOfSource(signatures)
                .forEach(violation -> problems.ofClass(
                        "breaks its own @Constraints before any search: " + violation + "; change one of them"));
        for (OptimizerSpec spec : optimizers) {
            spec.optimizer()
                    .refusal(signatures)
                    .ifPresent(why -> problems.ofClass(
                            "has the optimizer " + spec.name() + ", which " + why + "; take one of them away"));
            if (signatures.stream()
                    .allMatch(signature ->
                            signature.frozen().containsAll(spec.optimizer().changes()))) {
                problems.ofClass("has the optimizer " + spec.name() + " and nothing that it may change, since the "
                        + parts(spec) + " of all modules are @Frozen; take one of them away");
            }
        }
    }

    /** langchain4j sends one request for each call of a service, so that no others can vote. */
    void checkVoters(List<Signature> signatures, List<OptimizerSpec> optimizers) {
        signatures.stream()
                .filter(Signature::ofService)
                .findFirst()
                .filter(service ->
                        optimizers.stream().anyMatch(spec -> spec.optimizer().voters() > 1))
                .ifPresent(service -> problems.ofClass("has @Ensemble and the AI Service "
                        + service.type().getSimpleName()
                        + ", whose calls langchain4j makes with one prompt each, so that no others can vote; take @Ensemble "
                        + "away, or write the service as a module interface"));
    }

    private static String parts(OptimizerSpec spec) {
        return spec.optimizer().changes().stream()
                .sorted()
                .map(part -> part == PromptPart.DEMOS ? "demos" : part.name().toLowerCase(Locale.ROOT) + "s")
                .collect(Collectors.joining(" and "));
    }
}
