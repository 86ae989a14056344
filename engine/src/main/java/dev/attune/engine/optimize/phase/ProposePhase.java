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
import dev.attune.engine.propose.ProposerReading;
import dev.attune.engine.propose.Tried;
import dev.attune.runtime.annotations.PromptPart;
import dev.attune.runtime.signature.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Begins with what needs neither demos nor a baseline: the summary of the data. Does not wait. */
    public Proposing begin(OptimizationRun run) {
        PhaseLog.Open phase = run.begin(Phase.PROPOSE);
        ProposerReading reading = run.reading(phase.models());
        boolean any = run.task().program().signatures().stream().anyMatch(ProposePhase::isFree);
        if (settings.grounding().data() && settings.instructions() > 1 && any) {
            reading.begin();
        }
        return new Proposing(phase, reading);
    }

    private static boolean isFree(Signature signature) {
        return !signature.frozen().contains(PromptPart.INSTRUCTION);
    }

    /** The phase under way, before it can propose. */
    public static final class Proposing {

        private final PhaseLog.Open phase;
        private final ProposerReading reading;

        private Proposing(PhaseLog.Open phase, ProposerReading reading) {
            this.phase = phase;
            this.reading = reading;
        }
    }

    /**
     * What the phase found.
     *
     * @param instructions the instructions of every module by its name, in program order, each with that of the start first
     * @param proposer the proposer, which can be asked for {@linkplain #more more} later
     */
    public record Proposed(Map<String, List<Proposal>> instructions, InstructionProposer proposer) {}

    /**
     * Proposes the instructions of the first round, for all modules side by side.
     *
     * @param begun the phase under way
     * @param demoSets the demos in which proposals are grounded
     * @param baseline the unoptimized program, evaluated in full
     */
    public Proposed finish(OptimizationRun run, Proposing begun, List<DemoSet> demoSets, Finalist baseline) {
        OptimizationTask task = run.task();
        int count = settings.firstRound();
        try {
            task.events()
                    .progress("proposing instructions for "
                            + String.join(", ", task.program().moduleNames()));
            InstructionProposer proposer = run.proposer(begun.reading, demoSets, baseline);
            Map<Signature, ProposalSetup> modules = new LinkedHashMap<>();
            for (Signature signature : task.program().signatures()) {
                List<Tried> history = List.of(new Tried(
                        signature.seedInstruction(), baseline.evaluation().score()));
                modules.put(signature, new ProposalSetup(settings.grounding(), settings.temperature(), history));
            }
            Map<String, List<Proposal>> instructions = proposer.propose(modules, count);
            task.start()
                    .tuned()
                    .instructions()
                    .forEach((module, start) ->
                            instructions.computeIfPresent(module, (same, own) -> startingWith(start, own)));
            for (Signature signature : task.program().signatures()) {
                String module = signature.name();
                List<Proposal> proposals = instructions.getOrDefault(module, List.of());
                if (!isFree(signature)) {
                    begun.phase.notes().add(module + ": its instruction is frozen");
                    continue;
                }
                begun.phase
                        .notes()
                        .add(module + ": " + (proposals.size() - 1) + " of " + (count - 1)
                                + " proposals differ from the seed instruction and from each other");
                if (proposals.size() == 1 && count > 1) {
                    run.warn("The proposer model gave no usable instruction for " + module + ".");
                }
            }
            return new Proposed(instructions, proposer);
        } finally {
            begun.phase.end();
        }
    }

    private static List<Proposal> startingWith(Proposal start, List<Proposal> proposals) {
        return Stream.concat(Stream.of(start), proposals.stream().skip(1)).toList();
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

    /** Returns only the instruction of every module that the search begins from, for optimizers that leave instructions alone. */
    public static Map<String, List<Proposal>> seedInstructions(OptimizationTask task) {
        Map<String, List<Proposal>> instructions = new LinkedHashMap<>();
        task.start().tuned().instructions().forEach((module, start) -> instructions.put(module, List.of(start)));
        return instructions;
    }
}
