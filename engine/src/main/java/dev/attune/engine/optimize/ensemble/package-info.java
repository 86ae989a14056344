/**
 * Candidates that answer together. {@link dev.attune.engine.optimize.ensemble.VotingOptimizer} is the last stage of a chain whose first one
 * finds them (DSPy's Ensemble).
 */
@NullMarked
package dev.attune.engine.optimize.ensemble;

import org.jspecify.annotations.NullMarked;
