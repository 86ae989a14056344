/**
 * Optimizers that only choose demos. Start with {@link dev.attune.engine.optimize.fewshot.FewShotOptimizer}.
 */
@NullMarked
package dev.attune.engine.optimize.fewshot;

import org.jspecify.annotations.NullMarked;
