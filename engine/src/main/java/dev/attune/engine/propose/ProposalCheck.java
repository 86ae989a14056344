package dev.attune.engine.propose;

import dev.attune.engine.constraint.PromptRules;
import dev.attune.engine.data.Example;
import dev.attune.engine.predict.Program;
import dev.attune.engine.propose.answer.ProposerAnswer;
import dev.attune.engine.propose.answer.ProposerAnswer.Refused;
import dev.attune.engine.propose.answer.ProposerAnswer.Text;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether an instruction that the proposer model has written may be used. One thread at a time. */
final class ProposalCheck {

    private final ProposerMaterial material;
    private final Map<String, PromptRules> rules;
    private @Nullable LeakCheck leaks;

    /** @param rules the rules of each module by its name */
    ProposalCheck(ProposerMaterial material, Map<String, PromptRules> rules) {
        this.material = material;
        this.rules = rules;
    }

    /** Refuses what breaks a rule of the module, copies an example or was proposed before. */
    ProposerAnswer judged(Signature signature, ProposerAnswer read, KnownInstructions knownHere) {
        if (!(read instanceof Text text)) {
            return read;
        }
        Optional<String> broken = rules(signature).instruction(text.text());
        if (broken.isPresent()) {
            String reason = "an instruction " + broken.get();
            return new Refused(
                    reason, "Your last answer was " + reason + ". Keep to what a new instruction must be like.");
        }
        Optional<String> leak = leaks().find(text.text(), open(signature), LeakCheck.constants(signature));
        if (leak.isPresent()) {
            return new Refused(leak.get(), "Your last instruction copied from an example. Use words of your own.");
        }
        return knownHere.holds(text.text())
                ? new Refused(
                        "an instruction that is known already",
                        "This instruction is known already, so write one that says something else: "
                                + Shortened.line(text.text(), 300))
                : read;
    }

    /** What an instruction may quote: all that the program says of itself. */
    private List<String> open(Signature signature) {
        List<String> texts = new ArrayList<>();
        texts.add(program().about().description());
        texts.add(ProgramDescription.systemMessage(signature, signature.seedPrompt()));
        program().signatures().forEach(module -> texts.add(module.describe() + "\n" + module.seedInstruction()));
        return texts;
    }

    private LeakCheck leaks() {
        LeakCheck check = leaks;
        if (check == null) {
            List<Example<?, ?>> examples = new ArrayList<>(material.train());
            examples.addAll(material.validation());
            check = new LeakCheck(examples);
            leaks = check;
        }
        return check;
    }

    boolean isFrozen(Signature signature) {
        return rules(signature).isFrozen(PromptPart.INSTRUCTION);
    }

    private PromptRules rules(Signature signature) {
        return Objects.requireNonNull(rules.get(signature.name()));
    }

    private Program program() {
        return material.program();
    }
}
