package dev.attune.engine.gate;

import org.apiguardian.api.API;

/**
 * What came of something that a gate asks beside its thresholds.
 *
 * @param verdict the verdict
 * @param reason the verdict in words
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GuardFinding(Verdict verdict, String reason) {}
