package dev.attune.engine.optimize.phase;

import dev.attune.engine.bootstrap.DemoSet;
import dev.attune.engine.event.Phase;
import dev.attune.engine.optimize.Finalist;
import dev.attune.engine.optimize.OptimizationTask;
import dev.attune.engine.optimize.settings.ProposalSettings;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.engine.propose.Proposal;
import dev.attune.engine.propose.ProposalRound;
import dev.attune.engine.propose.ProposalSetup;
import dev.attune.engine.propose.Tried;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Proposes grounded instructions for every module (MIPRO, section 4.2). Immutable.
 *
 * @param settings how many, at which temperature and with which grounding
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposePhase(ProposalSettings settings) {

    /** Adds the calls of the phase to an estimate. */
    public void estimate(RunEstimate estimate) {
        estimate.addCalls(Phase.PROPOSE, settings.calls(estimate.workload()), settings.mostCalls(estimate.workload()));
    }

    /**
     * Proposes instructions for every module by its name, in program order, each with the seed instruction first.
     *
     * @param demoSets the demos in which proposals are grounded
     * @param baseline the unoptimized program, evaluated in full
     */
    public Map<String, List<Proposal>> run(OptimizationRun run, List<DemoSet> demoSets, Finalist baseline) {
        return run(run, run.proposer(demoSets, baseline), baseline);
    }

    /**
     * Proposes the instructions of the first round for every module by its name, in program order, each with the seed instruction first.
     *
     * @param proposer the proposer, which can be asked for {@linkplain #more more} later
     * @param baseline the unoptimized program, evaluated in full
     */
    public Map<String, List<Proposal>> run(OptimizationRun run, InstructionProposer proposer, Finalist baseline) {
        OptimizationTask task = run.task();
        int count = settings.firstRound();
        return run.phase(Phase.PROPOSE, notes -> {
            Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
            for (Signature signature : task.program().signatures()) {
                task.events().progress("proposing instructions for " + signature.name());
                List<Tried> history = List.of(new Tried(
                        signature.seedInstruction(), baseline.evaluation().mean()));
                List<Proposal> proposals = proposer.propose(
                        signature, count, new ProposalSetup(settings.grounding(), settings.temperature(), history));
                instructions.put(signature.name(), proposals);
                notes.add(signature.name() + ": " + (proposals.size() - 1) + " of " + (count - 1)
                        + " proposals differ from the seed instruction and from each other");
                if (proposals.size() == 1 && count > 1) {
                    run.warn("The proposer model gave no usable instruction for " + signature.name() + ".");
                }
            }
            return instructions;
        });
    }

    /**
     * Proposes more instructions for every module by its name, in program order, during a search. Each takes
     * {@link InstructionProposer#MOST_CALLS} calls at worst.
     *
     * @param proposer the proposer that was asked before
     * @param round what the search has learned
     */
    public Map<String, List<Proposal>> more(InstructionProposer proposer, ProposalRound round) {
        return proposer.proposeMore(round, settings.grounding(), settings.temperature());
    }

    /** Returns only the seed instruction of every module, for optimizers that leave instructions alone. */
    public static Map<String, List<Proposal>> seedInstructions(OptimizationTask task) {
        Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
        for (Signature signature : task.program().signatures()) {
            instructions.put(signature.name(), List.of(Proposal.seed(signature)));
        }
        return instructions;
    }
}
