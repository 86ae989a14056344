/**
 * The phases that optimizers are composed of: baseline, bootstrap, propose, search. Start with
 * {@link dev.attune.engine.optimize.phase.OptimizationRun}.
 */
@NullMarked
package dev.attune.engine.optimize.phase;

import org.jspecify.annotations.NullMarked;
