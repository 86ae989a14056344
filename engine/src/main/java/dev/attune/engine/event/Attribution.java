package dev.attune.engine.event;

import dev.attune.engine.statistics.PairedDifference;
import org.apiguardian.api.API;

/**
 * What one change of the winner was worth on validation examples: the winner, minus the winner without that change. Parts of a prompt
 * interact, so these differences do not add up to the whole gain. Immutable.
 *
 * @param module the name of the module
 * @param part the part of its prompt
 * @param difference the difference on the examples that both were measured on; these also chose the winner, so it is too high on average
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attribution(String module, PromptPart part, PairedDifference difference) {

    /** Returns whether the interval of the difference excludes zero. */
    public boolean measurable() {
        return difference.interval().low() > 0 || difference.interval().high() < 0;
    }
}
