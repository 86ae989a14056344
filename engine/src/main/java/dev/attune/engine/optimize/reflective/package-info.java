/**
 * Evolution of instructions by reflection (GEPA: Agrawal et al., 2025). Start with
 * {@link dev.attune.engine.optimize.reflective.GepaOptimizer}; {@link dev.attune.engine.optimize.reflective.Evolution} is its search.
 */
@NullMarked
package dev.attune.engine.optimize.reflective;

import org.jspecify.annotations.NullMarked;
