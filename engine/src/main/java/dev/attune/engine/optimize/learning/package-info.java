/**
 * MIPRO++: learns which settings of the proposer and the bootstrapper make good prompts (MIPRO, section 4). Start with
 * {@link dev.attune.engine.optimize.learning.MiproPlusPlusOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.learning;

import org.jspecify.annotations.NullMarked;
