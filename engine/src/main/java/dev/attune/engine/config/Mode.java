package dev.attune.engine.config;

import org.apiguardian.api.API;

/** What {@code mvn test} does with an LM program. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Mode {
    /** Search when the artifact is missing or stale, then gate; search nothing when it is up to date, just gate. */
    AUTO,
    /** Never search and never write: a missing or stale artifact is a failure. */
    VERIFY,
    /** Always search, then gate. */
    OPTIMIZE,
    /** Copy the candidate artifact over the accepted one, and nothing else. */
    ACCEPT
}
