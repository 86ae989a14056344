package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import java.util.List;
import org.apiguardian.api.API;

/**
 * In what proposals are grounded. Immutable.
 *
 * @param data a summary of the training data
 * @param program a description of the program and of the module's role in it
 * @param demos bootstrapped demos, three at most
 * @param history instructions tried so far with their scores
 * @param tips the tips of which each proposal draws one; empty: none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Grounding(boolean data, boolean program, boolean demos, boolean history, List<Tip> tips) {

    /** Copies the list. */
    public Grounding {
        tips = List.copyOf(tips);
    }

    /**
     * The calls it takes, once, to write what proposals are grounded in.
     *
     * @param modules modules whose role in the program is described
     * @param train training examples
     */
    public int calls(int modules, int train) {
        return (data ? DataSummary.calls(train) : 0) + (program ? 1 + modules : 0);
    }
}
