package dev.attune.engine.statistics;

import org.apiguardian.api.API;

/** What the differences of graded scores may be like, which decides how their interval is computed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Tails {
    /** Roughly alike on both sides of their mean; intervals from 20 examples on are those of a permutation test. */
    EVEN,
    /** Anything: most may be alike, and a few far off. Intervals hold whatever they are, and are wide. */
    ANY
}
