package dev.attune.engine.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What came of one thing that a gate asks: a threshold, a slice, or a guard beside the thresholds. Immutable.
 *
 * @param verdict the verdict
 * @param reasons the verdict in sentences; never empty
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(Verdict verdict, List<String> reasons) {

    /** Copies the list. */
    public Finding {
        reasons = List.copyOf(reasons);
    }

    /** A finding in one sentence. */
    public Finding(Verdict verdict, String reason) {
        this(verdict, List.of(reason));
    }

    /** Returns the reasons in one text. */
    public String reason() {
        return String.join(" ", reasons);
    }
}
