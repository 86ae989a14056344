package dev.attune.engine.propose;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How one instruction is proposed. Immutable.
 *
 * @param grounding in what it is grounded
 * @param temperature of the proposer model, 0 to 2
 * @param history what was tried, the best last; used where the grounding says so
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProposalSetup(Grounding grounding, double temperature, List<Tried> history) {

    /** Copies the list. */
    public ProposalSetup {
        history = List.copyOf(history);
    }
}
