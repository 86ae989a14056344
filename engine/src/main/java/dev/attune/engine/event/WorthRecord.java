package dev.attune.engine.event;

import dev.attune.engine.statistics.PairedDifference;
import dev.attune.runtime.annotations.PromptPart;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What each change of the winner is worth on test examples: the winner, minus the winner with that change taken back. It is measured after
 * all gates have decided, and no gate depends on it. Parts of a prompt interact, so these differences do not add up to the whole gain.
 * Immutable.
 *
 * @param leaf the test leaf of the last gate
 * @param judged the optimizer whose winner it is, or {@code artifact}
 * @param parts the changes, in the order of the modules
 * @param notes one sentence for each thing to know, such as why only some of the test examples were measured
 * @param usage its cost
 * @param duration how long it took
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WorthRecord(
        LeafInfo leaf, String judged, List<Part> parts, List<String> notes, Usage usage, Duration duration) {

    /** Copies the lists. */
    public WorthRecord {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /** Returns whether anything could be measured. */
    public boolean measured() {
        return parts.stream().flatMap(part -> part.effects().stream()).anyMatch(effect -> effect.difference() != null);
    }

    /**
     * A change.
     *
     * @param module the name of the module
     * @param part the part of its prompt
     * @param effects the effect on each gated metric, in their order
     */
    public record Part(String module, PromptPart part, List<Effect> effects) {

        /** Copies the list. */
        public Part {
            effects = List.copyOf(effects);
        }

        /** Returns whether the part shows no gain, and not even a hint of one, in any metric; then a simpler prompt may do. */
        public boolean droppable() {
            return effects.stream()
                    .allMatch(effect ->
                            effect.difference() != null && effect.difference().mean() <= 0);
        }
    }

    /**
     * The effect of a change on a metric.
     *
     * @param metric the name of the metric
     * @param difference the winner minus the winner without the change, on the same examples; null if it was not measured
     * @param reason why it was not measured, or not on more examples; null if nothing was in the way
     */
    public record Effect(
            String metric,
            @Nullable PairedDifference difference,
            @Nullable String reason) {

        /** Returns whether there is a difference whose interval excludes zero. */
        public boolean measurable() {
            return difference != null
                    && (difference.interval().low() > 0 || difference.interval().high() < 0);
        }
    }
}
