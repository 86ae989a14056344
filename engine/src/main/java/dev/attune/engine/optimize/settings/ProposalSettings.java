package dev.attune.engine.optimize.settings;

import dev.attune.engine.optimize.Workload;
import dev.attune.engine.propose.Grounding;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How instructions are proposed.
 *
 * @param instructions instructions per module, the seed instruction included
 * @param temperature of the proposer model
 * @param grounding in what proposals are grounded
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProposalSettings(int instructions, double temperature, Grounding grounding) {

    public static ProposalSettings of(
            AnnotationValues attributes, int instructions, int preset, double temperature, Grounding grounding) {
        return new ProposalSettings(
                attributes.orPreset("instructions", instructions, 1, preset),
                attributes.temperature("proposerTemperature", temperature),
                grounding);
    }

    /** The calls that all proposals take. */
    public long calls(Workload workload) {
        int modules = workload.modules().size();
        return instructions == 1 ? 0 : grounding.calls(modules, workload.train()) + modules * (instructions - 1L);
    }

    public List<String> describe() {
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
