package dev.attune.engine.propose;

import dev.attune.annotations.Tip;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What proposals are grounded in. Immutable.
 *
 * @param data whether the proposer sees a summary of the training data
 * @param program whether it sees a description of the program, of its modules and of the module's role in it
 * @param demos whether it sees bootstrapped demos, at most three
 * @param history whether it sees the instructions tried so far, with their scores
 * @param runs whether it sees runs of the program on validation examples, some that failed and some good ones
 * @param tips each proposal draws one of these tips; empty: none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Grounding(boolean data, boolean program, boolean demos, boolean history, boolean runs, List<Tip> tips) {

    /** Copies the list. */
    public Grounding {
        tips = List.copyOf(tips);
    }

    /**
     * Returns the number of calls that write the grounding. They are made only once.
     *
     * @param modules the number of modules whose role in the program is described
     * @param train the number of training examples
     */
    public int calls(int modules, int train) {
        return (data ? DataSummary.calls(train) : 0) + (program ? 1 + modules : 0);
    }
}
