package dev.attune.engine.optimize;

import dev.attune.engine.event.Preference;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The candidates among which a search has taken its winner. Immutable.
 *
 * @param rule the preference that it has followed; null: the best score wins
 * @param decision why it has taken that one; null if there is no rule
 * @param contenders those that were measured on all validation examples of the search, in its order, the unoptimized program first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Front(@Nullable Preference rule, @Nullable String decision, List<Contender> contenders) {

    /** Of a search that tells nothing of its candidates. */
    public static final Front NONE = new Front(null, null, List.of());

    /** Copies the list. */
    public Front {
        contenders = List.copyOf(contenders);
    }
}
