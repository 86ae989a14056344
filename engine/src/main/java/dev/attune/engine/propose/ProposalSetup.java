package dev.attune.engine.propose;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How one instruction is proposed. Immutable.
 *
 * @param grounding what it is grounded in
 * @param temperature the temperature of the proposer model, 0 to 2
 * @param history what was tried, the best last; used only if the grounding includes the history
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposalSetup(Grounding grounding, double temperature, List<Tried> history) {

    /** Copies the list. */
    public ProposalSetup {
        history = List.copyOf(history);
    }
}
