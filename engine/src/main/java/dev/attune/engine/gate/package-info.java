/**
 * Decides from the scores on held-out examples whether a tuned LM program is good enough, and says in plain sentences how certain that is.
 * Start with {@link dev.attune.engine.gate.GateRule}; {@link dev.attune.engine.gate.SetRule} does the same for a metric of the whole set, and
 * what is asked beside gives a {@link dev.attune.engine.gate.Finding}.
 */
@NullMarked
package dev.attune.engine.gate;

import org.jspecify.annotations.NullMarked;
