/**
 * Decides from the scores on held-out examples whether a tuned LM program is good enough, and says in plain sentences how certain that is.
 * Start with {@link dev.attune.engine.gate.GateRule}.
 */
@NullMarked
package dev.attune.engine.gate;

import org.jspecify.annotations.NullMarked;
