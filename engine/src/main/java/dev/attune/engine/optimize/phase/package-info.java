/**
 * The phases that optimizers are composed of: baseline, bootstrap, propose, search. Start with
 * {@link dev.attune.engine.optimize.phase.OptimizationRun}. {@link dev.attune.engine.optimize.phase.LuckGuard} tells a gain from luck for those that
 * measure many candidates.
 */
@NullMarked
package dev.attune.engine.optimize.phase;

import org.jspecify.annotations.NullMarked;
