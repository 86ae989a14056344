package dev.attune.engine.optimize.settings;

import dev.attune.annotations.Proposals;
import dev.attune.engine.optimize.Workload;
import dev.attune.engine.propose.Grounding;
import dev.attune.engine.propose.InstructionProposer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How instructions are proposed: {@link Proposals} with its defaults filled in. Immutable.
 *
 * @param instructions number of instructions per module, including the seed instruction
 * @param temperature the temperature of the proposer model
 * @param grounding what proposals are grounded in
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposalSettings(int instructions, double temperature, Grounding grounding) {

    private static final String NESTED = "Proposals";

    /**
     * Returns the settings of an optimizer whose instructions are all proposed before its search.
     *
     * @param annotation the simple name of the optimizer's annotation
     * @param instructions how many if the annotation does not say
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public static ProposalSettings of(String annotation, Proposals a, int instructions) {
        AnnotationValues values = new AnnotationValues(annotation, NESTED);
        return new ProposalSettings(
                values.orDefault("instructions", a.instructions(), 1, instructions),
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
        values.unused("groundInHistory", !a.groundInHistory(), false, "the history is what the search climbs by");
        return of(annotation, a, 1);
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
        int modules = workload.modules().size();
        return instructions == 1
                ? 0
                : grounding.calls(modules, workload.train()) + modules * (instructions - 1L) * perProposal;
    }

    /** Returns the effective settings by name. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("proposals.instructions", "" + instructions);
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
