/**
 * Instructions that follow from what became of single runs. {@link dev.attune.engine.optimize.reflective.GepaOptimizer} evolves them by
 * reflection (GEPA: Agrawal et al., 2025); {@link dev.attune.engine.optimize.reflective.Evolution} is its search.
 * {@link dev.attune.engine.optimize.reflective.SimbaOptimizer} learns from runs of one example that differ (DSPy's SIMBA);
 * {@link dev.attune.engine.optimize.reflective.Ascent} is its search. {@link dev.attune.engine.optimize.phase.LuckGuard} decides for both.
 */
@NullMarked
package dev.attune.engine.optimize.reflective;

import org.jspecify.annotations.NullMarked;
