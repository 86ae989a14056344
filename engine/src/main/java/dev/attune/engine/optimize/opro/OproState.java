package dev.attune.engine.optimize.opro;

import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.phase.CandidateTrials.NamedCandidate;
import dev.attune.engine.propose.Grounding;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.ProposalSetup;
import dev.attune.engine.propose.Tried;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.List;
import java.util.Map;

/**
 * What the kinds of OPRO climb from.
 *
 * @param signatures the modules in program order
 * @param proposer writes instructions
 * @param grounding in what it grounds them
 * @param temperature of its model
 * @param baseline the unoptimized program
 */
record OproState(
        List<Signature> signatures,
        InstructionProposer proposer,
        Grounding grounding,
        double temperature,
        Finalist baseline) {

    /** The modules whose instructions may change. */
    List<Signature> free() {
        return signatures.stream()
                .filter(signature -> !signature.frozen().contains(PromptPart.INSTRUCTION))
                .toList();
    }

    double baselineScore() {
        return baseline.evaluation().score();
    }

    ProposalSetup proposing(List<Tried> history) {
        return new ProposalSetup(grounding, temperature, history);
    }

    /** The instruction of every module that the search begins from. */
    Map<String, Proposal> seed() {
        return baseline.tuned().instructions();
    }

    /** The candidate with these instructions, and the demos that the search begins from. */
    NamedCandidate candidate(Map<String, Proposal> instructions) {
        return NamedCandidate.byInstructions(baseline.tuned().with(instructions), Map.of());
    }
}
