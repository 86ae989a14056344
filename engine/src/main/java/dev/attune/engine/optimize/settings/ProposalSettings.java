package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Proposals;
import dev.attune.annotations.Strategy;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.propose.Grounding;
import dev.attune.engine.propose.InstructionProposer;
import dev.attune.runtime.annotations.PromptPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How instructions are proposed: {@link Proposals} with its defaults filled in. Immutable.
 *
 * @param instructions number of instructions per module, including the seed instruction
 * @param rounds number of rounds in which they are proposed
 * @param temperature the temperature of the proposer model
 * @param grounding what proposals are grounded in
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposalSettings(int instructions, int rounds, double temperature, Grounding grounding) {

    private static final String NESTED = "Proposals";
    private static final int ENOUGH_FOR_ROUNDS = 4;

    /**
     * Returns the settings of an optimizer that searches combinations.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @param instructions how many if the annotation does not say
     * @param strategy how combinations are searched
     * @throws IllegalArgumentException if a value is out of range or means nothing; the message names it
     */
    public static ProposalSettings of(String annotation, Proposals a, int instructions, Strategy strategy) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        boolean racing = strategy == Strategy.RACING;
        values.unused("rounds", !racing && a.rounds() != -1, a.rounds(), "only a race asks for more");
        int count = values.orDefault("instructions", a.instructions(), 1, instructions);
        int rounds = values.orDefault("rounds", a.rounds(), 1, racing && count >= ENOUGH_FOR_ROUNDS ? 2 : 1);
        if (rounds > 1 && rounds >= count) {
            throw values.outOfRange("rounds", rounds, "less than the number of instructions, which is " + count);
        }
        return of(annotation, a, count, rounds);
    }

    private static ProposalSettings of(String annotation, Proposals a, int instructions, int rounds) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        return new ProposalSettings(
                instructions,
                rounds,
                values.temperature("temperature", a.temperature()),
                new Grounding(
                        a.groundInData(),
                        a.groundInProgram(),
                        a.groundInDemos(),
                        a.groundInHistory(),
                        a.groundInRuns(),
                        List.of(a.tips())));
    }

    /**
     * Returns the settings of an optimizer that proposes an instruction in each trial.
     *
     * @throws IllegalArgumentException if a number of instructions is set, the history is left out, or a value is out of range; the message
     *     names it
     */
    public static ProposalSettings ofEachTrial(String annotation, Proposals a) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        values.unused(
                "instructions",
                a.instructions() != -1,
                a.instructions(),
                "each trial proposes instructions of its own, and search.trials says how many there are");
        values.unused("rounds", a.rounds() != -1, a.rounds(), "each trial proposes instructions of its own");
        values.unused("groundInHistory", !a.groundInHistory(), false, "the history is what the search climbs by");
        return of(annotation, a, 1, 1);
    }

    /** Returns the number of instructions before the search, including the seed instruction. */
    public int firstRound() {
        return instructions - laterRound() * (rounds - 1);
    }

    /** Returns the number of instructions of each later round. */
    public int laterRound() {
        return (instructions - 1) / rounds;
    }

    /** Returns the number of calls that all proposals take if each is good at once. */
    public long calls(Workload workload) {
        return calls(workload, 1);
    }

    /** Returns the number of calls that all proposals take at worst. */
    public long mostCalls(Workload workload) {
        return calls(workload, InstructionProposer.MOST_CALLS);
    }

    private long calls(Workload workload, int perProposal) {
        int modules = workload.free(PromptPart.INSTRUCTION);
        return instructions == 1 || modules == 0
                ? 0
                : grounding.calls(modules, workload.train()) + modules * (instructions - 1L) * perProposal;
    }

    /** Returns the effective settings by name. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("proposals.instructions", "" + instructions);
        described.put("proposals.rounds", "" + rounds);
        described.putAll(describeEachTrial());
        return described;
    }

    /** Returns the effective settings by name, for an optimizer that proposes an instruction in each trial. */
    public Map<String, String> describeEachTrial() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("proposals.temperature", "" + temperature);
        described.put("proposals.groundInData", "" + grounding.data());
        described.put("proposals.groundInProgram", "" + grounding.program());
        described.put("proposals.groundInDemos", "" + grounding.demos());
        described.put("proposals.groundInHistory", "" + grounding.history());
        described.put("proposals.groundInRuns", "" + grounding.runs());
        described.put("proposals.tips", "" + grounding.tips());
        return described;
    }
}
