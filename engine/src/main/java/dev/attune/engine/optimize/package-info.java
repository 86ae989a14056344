/**
 * The optimizers: compositions of bootstrapper, proposer, sampler and evaluator. {@link dev.attune.engine.optimize.Optimizer} is what
 * they have in common; {@link dev.attune.engine.optimize.MiproOptimizer} is the one to read first.
 */
@NullMarked
package dev.attune.engine.optimize;

import org.jspecify.annotations.NullMarked;
