package dev.attune.engine.gate;

import org.apiguardian.api.API;

/** What a gate says about a tuned program. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Verdict {

    /** Every threshold is met, and the examples show that this is not an accident of the sample. */
    PASSED,

    /** A measured value is below its threshold. */
    FAILED,

    /** Every measured value meets its threshold, but there are too few examples to prove one of them. */
    INCONCLUSIVE
}
