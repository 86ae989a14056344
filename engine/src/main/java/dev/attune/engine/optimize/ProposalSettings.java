package dev.attune.engine.optimize;

import dev.attune.engine.propose.Grounding;
import java.util.List;

/**
 * How instructions are proposed.
 *
 * @param instructions instructions per module, the seed instruction included
 * @param temperature of the proposer model
 * @param grounding in what proposals are grounded
 */
record ProposalSettings(int instructions, double temperature, Grounding grounding) {

    static ProposalSettings of(
            Attributes attributes, int instructions, int preset, double temperature, Grounding grounding) {
        return new ProposalSettings(
                attributes.orPreset("instructions", instructions, 1, preset),
                attributes.temperature("proposerTemperature", temperature),
                grounding);
    }

    /** The calls that all proposals take. */
    long calls(Workload workload) {
        int modules = workload.modules().size();
        return instructions == 1 ? 0 : grounding.calls(modules, workload.train()) + modules * (instructions - 1L);
    }

    List<String> describe() {
        return List.of(
                "instructions = " + instructions,
                "proposerTemperature = " + temperature,
                "groundInData = " + grounding.data(),
                "groundInProgram = " + grounding.program(),
                "groundInDemos = " + grounding.demos(),
                "groundInHistory = " + grounding.history(),
                "tips = " + grounding.tips());
    }
}
