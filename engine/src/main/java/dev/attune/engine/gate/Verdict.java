package dev.attune.engine.gate;

import java.util.List;
import org.apiguardian.api.API;

/** What a gate says about a tuned program. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {

    /** Every threshold is shown to be met: the interval of what was measured lies at or above it. */
    PASSED,

    /** A threshold is shown to be missed: the interval of what was measured lies below it. */
    FAILED,

    /** No threshold is shown to be missed, but there are too few examples to show that all are met. */
    INCONCLUSIVE;

    /** The verdict over several thresholds, each of which must be met. */
    public static Verdict of(List<Verdict> verdicts) {
        if (verdicts.contains(FAILED)) {
            return FAILED;
        }
        return verdicts.contains(INCONCLUSIVE) ? INCONCLUSIVE : PASSED;
    }
}
