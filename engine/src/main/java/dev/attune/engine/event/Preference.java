package dev.attune.engine.event;

import dev.attune.annotations.Cost;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Which of several candidates that score nearly the same wins: the one that costs least. Immutable.
 *
 * @param least what should be small
 * @param within how much lower than the best score that of the winner may be, in units of the objective; at least 0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Preference(Cost least, double within) {

    /** @throws IllegalArgumentException if {@code within} is negative or not finite */
    public Preference {
        if (!(within >= 0 && Double.isFinite(within))) {
            throw new IllegalArgumentException("within = " + within + " must be at least 0");
        }
    }

    /** Returns whether the time of runs decides. It is taken only then, since it is never the same twice. */
    public boolean asksForTime() {
        return least == Cost.LATENCY;
    }

    /** Returns it in words: {@code least tokens within 0.02 of the best score}. */
    public String inWords() {
        return "least " + least.name().toLowerCase(Locale.ROOT) + " within " + within + " of the best score";
    }
}
