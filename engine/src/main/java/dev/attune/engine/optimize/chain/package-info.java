/**
 * Optimizers one after another. Start with {@link dev.attune.engine.optimize.chain.ChainOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.chain;

import org.jspecify.annotations.NullMarked;
