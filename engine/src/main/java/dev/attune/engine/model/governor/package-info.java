/**
 * Keeps to a server's rate: calls in flight, rate limits (429 with Retry-After), retries. Where a model is at several servers, chooses one for
 * each call and leaves out those that are dead. Start with {@link dev.attune.engine.model.governor.GovernorLayer}; for several servers, with
 * {@code Servers}.
 */
@NullMarked
package dev.attune.engine.model.governor;

import org.jspecify.annotations.NullMarked;
