/**
 * Keeps to a server's rate: calls in flight, rate limits (429 with Retry-After), retries. Start with
 * {@link dev.attune.engine.model.governor.GovernorLayer}.
 */
@NullMarked
package dev.attune.engine.model.governor;

import org.jspecify.annotations.NullMarked;
