package dev.attune.engine.event;

import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.annotations.PromptPart;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one change of the winner was worth on validation examples: the winner, minus the winner without that change. Parts of a prompt
 * interact, so these differences do not add up to the whole gain. Immutable.
 *
 * @param module the name of the module
 * @param part the part of its prompt
 * @param difference the difference on the examples that both were measured on; these also chose the winner, so it is too high on average
 * @param share the part's share of the gain that the race expects of the winner over the unoptimized program: its Shapley value, over all
 *     orders in which the changes could be made. Shares add up to that gain. Null if the winner has more than six changes
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Attribution(
        String module,
        PromptPart part,
        PairedDifference difference,
        @Nullable Share share) {

    /**
     * A share of a gain.
     *
     * @param mean the expected share, in units of the metric
     * @param deviation its standard deviation
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Share(double mean, double deviation) {}

    /** Returns whether the interval of the difference excludes zero. */
    public boolean measurable() {
        return difference.interval().low() > 0 || difference.interval().high() < 0;
    }
}
