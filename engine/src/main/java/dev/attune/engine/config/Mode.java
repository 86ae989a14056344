package dev.attune.engine.config;

import org.apiguardian.api.API;

/** What {@code mvn test} does with an LM program. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Mode {
    /** Searches if the artifact is missing or stale, then gates; only gates if it is up to date. */
    AUTO,
    /** Never searches and never writes: a missing or stale artifact is a failure. */
    VERIFY,
    /** Always searches, then gates. */
    OPTIMIZE,
    /** Copies the candidate artifact over the accepted one, and does nothing else. */
    ACCEPT,
    /** Compares the accepted prompts on two models, and writes nothing. */
    COMPARE
}
