package dev.attune.annotations;

import org.apiguardian.api.API;

/** What an inconclusive gate does to the build. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Inconclusive {
    /** What the setting {@code attune.gate.inconclusive} says; without it, {@link #FAIL} in verify mode and {@link #WARN} in all others. */
    BY_SETTING,
    /** The test fails. */
    FAIL,
    /** The test ends as aborted, which build tools report as skipped, with the reason. */
    WARN,
    /** The test passes; console and report carry a warning. */
    PASS
}
