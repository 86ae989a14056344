package dev.attune.engine.evaluate;

import dev.attune.engine.data.Example;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An example with what the program predicted for it, as a metric of the whole set sees it. Immutable if input and outputs are.
 *
 * <p>The prediction is empty if the program gave none and a prompt can be to blame: its answer could not be read, it threw an exception
 * of its own, or a model refused the request. That is a bad answer and not a missing one, and a metric must not leave it out: it counts
 * against the program as a wrong prediction does. Examples that were lost to an outage are not in the set at all.
 *
 * @param <I> the input of the program
 * @param <E> the expected output
 * @param <O> the output of the program
 * @param example the example
 * @param prediction the output of the program; empty if it gave none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Predicted<I, E, O>(Example<I, E> example, Optional<O> prediction) {

    /** Returns the expected output. */
    public E expected() {
        return example.expected();
    }

    /** Returns whether the prediction equals the expected output; false if there is no prediction. */
    public boolean isRight() {
        return prediction.isPresent() && prediction.get().equals(example.expected());
    }
}
